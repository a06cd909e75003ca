package io.keyaudit.spi;

import io.keyaudit.spi.FactSource.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The language in which a provider states a {@link ScopeTable}. Accesses are written as in {@link ScopeRow}.
 *
 * <pre>{@code
 * ScopeTable.builder()
 *         .source("REST documentation, \"Scopes\"")
 *         .resource("notes", AccessInfo.of("Read notes", MODERATE), AccessInfo.of("Change notes", HIGH))
 *         .resource("members", AccessInfo.of("List members", LOW), AccessInfo.of("Invite members", HIGH, GRANTS_ACCESS))
 *         .resource("billing", AccessInfo.of("Read invoices", LOW), AccessInfo.of("Change plans", CRITICAL, MOVES_MONEY))
 *         .scope("notes:read", "Reads notes", "notes:read")
 *         .scope("notes:admin", ScopeRow.of("Manages notes").implies("notes:read").grants("notes:write").inferred())
 *         .rule(ScopeRule.of("{verb}_{subject}").reads("read").writes("write").subjects("members"))
 *         .neverReported("billing:rw")
 *         .upperBound("the member's role narrows what the scopes allow")
 *         .build();
 * }</pre>
 *
 * <p>Not thread-safe. Every method throws an {@link IllegalArgumentException} for a name that was added before.
 */
public final class ScopeTableBuilder {
    final Map<String, ResourceInfo> resources = new LinkedHashMap<>();
    final Map<String, ScopeRow> rows = new LinkedHashMap<>();
    final List<ScopeRule> rules = new ArrayList<>();
    final List<String> always = new ArrayList<>();
    final List<String> neverReported = new ArrayList<>();
    final List<String> denialUnproven = new ArrayList<>();
    final List<String> templates = new ArrayList<>();
    final Set<String> neededToAsk = new HashSet<>();

    @Nullable String catchAll;

    UnrecognizedNames.Reach reach = UnrecognizedNames.Reach.RELATED;
    EmptyList emptyList = EmptyList.UNKNOWN;
    Optional<String> upperBound = Optional.empty();
    private FactSource section = FactSource.NONE;

    ScopeTableBuilder() {}

    /** Names the source of all that is added from here on, up to the next source. */
    public ScopeTableBuilder source(String text) {
        return source(text, Mark.STATED);
    }

    /** Names the source of all that is added from here on, and how it follows from that source. */
    public ScopeTableBuilder source(String text, Mark mark) {
        section = new FactSource(text, mark);
        return this;
    }

    /** Adds a resource. */
    public ScopeTableBuilder resource(String name, AccessInfo read, AccessInfo write) {
        return resource(name, true, read, write);
    }

    /** Adds a resource that is not documented, so that it is listed only where an answer speaks of it. */
    public ScopeTableBuilder undocumentedResource(String name, AccessInfo read, AccessInfo write) {
        return resource(name, false, read, write);
    }

    private ScopeTableBuilder resource(String name, boolean documented, AccessInfo read, AccessInfo write) {
        if (resources.put(name, new ResourceInfo(name, documented, read, write, section)) != null) {
            throw new IllegalArgumentException("two resources \"" + name + "\"");
        }
        return this;
    }

    /** Adds a scope that grants these accesses, and no others. */
    public ScopeTableBuilder scope(String name, String meaning, String... grants) {
        return scope(name, ScopeRow.of(meaning).grants(grants));
    }

    /** Adds a scope. */
    public ScopeTableBuilder scope(String name, ScopeRow row) {
        if (rows.put(name, row.in(section)) != null) {
            throw new IllegalArgumentException("two scopes \"" + name + "\"");
        }
        return this;
    }

    /** Adds a rule for scopes with regular names. A scope's own row goes before rules, and an earlier rule before a later. */
    public ScopeTableBuilder rule(ScopeRule rule) {
        rules.add(rule.in(section));
        return this;
    }

    /** States accesses that every key has, whatever its scopes. */
    public ScopeTableBuilder always(String... accesses) {
        always.addAll(List.of(accesses));
        return this;
    }

    /** States accesses of which the service's answer never speaks: unknown for every key. */
    public ScopeTableBuilder neverReported(String... accesses) {
        neverReported.addAll(List.of(accesses));
        return this;
    }

    /** States accesses of which a denial in the answer proves nothing: they are granted or unknown, never denied. */
    public ScopeTableBuilder denialUnproven(String... accesses) {
        denialUnproven.addAll(List.of(accesses));
        return this;
    }

    /** States scopes without one of which a key cannot be asked about, so that nobody is advised to remove it. */
    public ScopeTableBuilder neededToAsk(String... scopes) {
        neededToAsk.addAll(List.of(scopes));
        return this;
    }

    /**
     * States how the subject is found of a scope that the table does not recognize, such as <code>admin:{subject}</code>
     * or <code>{subject}:*</code>, a star standing for any text. The first that fits decides, and the table's rules go
     * before. Without any it is <code>{subject}:*</code>. What the subject touches then becomes unknown; where none is
     * found, everything does.
     */
    public ScopeTableBuilder unrecognizedSubjects(String... subjectTemplates) {
        templates.addAll(List.of(subjectTemplates));
        return this;
    }

    /**
     * States that the documentation of the service's scopes is complete, so that what an answer denies is denied even
     * beside scopes that the table does not recognize. Those are reported, and make nothing unknown but what a known scope
     * grants that they look like.
     */
    public ScopeTableBuilder denialsStand() {
        reach = UnrecognizedNames.Reach.LOOKALIKES;
        return this;
    }

    /** States that any scope which the table does not recognize might touch everything, whatever it is called. */
    public ScopeTableBuilder unrecognizedTouchEverything() {
        reach = UnrecognizedNames.Reach.EVERYTHING;
        return this;
    }

    /**
     * Names the resource that stands for everything without a resource of its own. A subject that is new to the table
     * makes it unknown, and is a resource of its own besides. Without a catch-all, a new subject makes everything unknown.
     */
    public ScopeTableBuilder catchAll(String resource) {
        catchAll = resource;
        return this;
    }

    /**
     * States that the service's naming is documented so well that a subject which is new to the table is a resource of its
     * own, and touches no other.
     */
    public ScopeTableBuilder newSubjectsApart() {
        reach = UnrecognizedNames.Reach.APART;
        return this;
    }

    /** States that a subject which is new to the table might touch everything, even if it begins like a known one. */
    public ScopeTableBuilder newSubjectsTouchEverything() {
        reach = UnrecognizedNames.Reach.NEW_SUBJECTS_EVERYTHING;
        return this;
    }

    /** States what an empty list of scopes means. Without this, every access is unknown. */
    public ScopeTableBuilder emptyList(EmptyList meaning) {
        emptyList = meaning;
        return this;
    }

    /** States why answers overstate what a key can do; see {@link ScopeTable#upperBound}. */
    public ScopeTableBuilder upperBound(String why) {
        upperBound = Optional.of(why);
        return this;
    }

    /**
     * Returns the table.
     *
     * @throws IllegalArgumentException if it contradicts itself: an access to no resource, an implied scope that is not
     *     there, a scope of which nothing is said, or a resource that no scope grants and that is not declared never
     *     reported, in a table that has scopes
     */
    public ScopeTable build() {
        return new ScopeTable(this);
    }
}
