package io.keyaudit.spi;

import io.keyaudit.spi.FactSource.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * What the author of a scope table states of one scope: {@code ScopeRow.of("Reads and changes files").grants("files:rw")}.
 * Immutable: each method returns a new row.
 *
 * <p>Accesses are written {@code files:read}, {@code files:write} or, for both, {@code files:rw}. A {@code *} in the
 * resource stands for any text: {@code *:read} is read access to every resource of the table.
 */
public final class ScopeRow {
    final String meaning;
    final List<String> grants;
    final List<String> inferred;
    final List<String> implies;
    final List<String> unclear;
    final Reach reach;
    final FactSource source;

    /** How far a scope reaches, where its accesses do not tell. */
    enum Reach {
        LISTED,
        UNRESTRICTED,
        NO_ACCESS
    }

    private ScopeRow(
            String meaning,
            List<String> grants,
            List<String> inferred,
            List<String> implies,
            List<String> unclear,
            Reach reach,
            FactSource source) {
        this.meaning = meaning;
        this.grants = grants;
        this.inferred = inferred;
        this.implies = implies;
        this.unclear = unclear;
        this.reach = reach;
        this.source = source;
    }

    /**
     * Starts a row.
     *
     * @param meaning what the scope is for, for people
     */
    public static ScopeRow of(String meaning) {
        return new ScopeRow(meaning, List.of(), List.of(), List.of(), List.of(), Reach.LISTED, FactSource.NONE);
    }

    /** Adds accesses that the scope grants. */
    public ScopeRow grants(String... accesses) {
        return new ScopeRow(meaning, joined(grants, accesses), inferred, implies, unclear, reach, source);
    }

    /** Adds accesses that the scope grants by a conclusion from the row's source, which does not state them. */
    public ScopeRow infers(String... accesses) {
        return new ScopeRow(
                meaning, joined(grants, accesses), joined(inferred, accesses), implies, unclear, reach, source);
    }

    /** Adds scopes whose accesses this one grants as well, and theirs in turn. */
    public ScopeRow implies(String... scopes) {
        return new ScopeRow(meaning, grants, inferred, joined(implies, scopes), unclear, reach, source);
    }

    /**
     * Adds accesses of which it is not known whether the scope grants them: for a key that has it, they are unknown
     * unless something else grants them. An access that the row grants, too, is unknown for a read-only key alone.
     */
    public ScopeRow unclear(String... accesses) {
        return new ScopeRow(meaning, grants, inferred, implies, joined(unclear, accesses), reach, source);
    }

    /** States that the scope grants everything, including what does not exist yet. */
    public ScopeRow unrestricted() {
        return new ScopeRow(meaning, grants, inferred, implies, unclear, Reach.UNRESTRICTED, source);
    }

    /** States that the scope is known, and grants no access. */
    public ScopeRow noAccess() {
        return new ScopeRow(meaning, grants, inferred, implies, unclear, Reach.NO_ACCESS, source);
    }

    /** Names the source of the row, in place of that of the table's section. */
    public ScopeRow source(String text) {
        return new ScopeRow(meaning, grants, inferred, implies, unclear, reach, source.withText(text));
    }

    /** Marks the whole row as a conclusion, not a statement of its source. */
    public ScopeRow inferred() {
        return marked(Mark.INFERRED);
    }

    /** Marks the row as known to the author, and not looked up again. */
    public ScopeRow recalled() {
        return marked(Mark.RECALLED);
    }

    private ScopeRow marked(Mark mark) {
        return new ScopeRow(meaning, grants, inferred, implies, unclear, reach, source.withMark(mark));
    }

    /** Returns the row as it stands in a section of a table. */
    ScopeRow in(FactSource section) {
        return new ScopeRow(meaning, grants, inferred, implies, unclear, reach, source.in(section));
    }

    /** Returns whether nothing is stated of what the scope grants. */
    boolean isEmpty() {
        return reach == Reach.LISTED && grants.isEmpty() && implies.isEmpty() && unclear.isEmpty();
    }

    private static List<String> joined(List<String> first, String... more) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(List.of(more));
        return List.copyOf(joined);
    }
}
