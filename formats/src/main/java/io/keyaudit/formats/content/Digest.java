package io.keyaudit.formats.content;

import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.policy.Assessment;
import io.keyaudit.policy.Cause;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import io.keyaudit.policy.KeyAssessment;
import io.keyaudit.text.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An audit for people: what needs attention, what cannot be judged and why, what could not be read, what is accepted, and
 * the rest in groups. Memory grows with what needs attention, not with the rest. Not thread-safe.
 */
public final class Digest {
    private final ReportView view;
    private final Instant now;
    private final List<AttentionEntry> attention = new ArrayList<>();
    private final SortedMap<Cause, Waiting> waiting = new TreeMap<>();
    private final Map<String, List<String>> unread = new LinkedHashMap<>();
    private final Map<String, KeyGroup> groups = new LinkedHashMap<>();
    private final List<Finding> accepted = new ArrayList<>();
    private final SortedSet<String> services = new TreeSet<>();
    private long shown;
    private long fine;

    /**
     * Creates an empty digest.
     *
     * @param now what ages are counted from
     */
    public Digest(ReportView view, Instant now) {
        this.view = view;
        this.now = now;
    }

    /** Adds a key. */
    public void add(KeyAssessment key) {
        KeyOutcome outcome = key.outcome();
        if (!view.shows(outcome)) {
            return;
        }
        shown++;
        if (outcome instanceof Inspected) {
            services.add(outcome.target().provider());
        }
        List<Finding> findings = visible(key.findings());
        List<Finding> standing = findings.stream().filter(Finding::stands).toList();
        findings.stream().filter(finding -> !finding.stands()).forEach(accepted::add);
        String name = outcome.target().name();
        if (outcome instanceof Failed failed) {
            unread(failed.kind().text() + ": " + failed.message(), name);
        } else if (outcome instanceof KeyOutcome.NotAsked) {
            unread("not asked about: the audit was stopped before", name);
        }
        standing.stream().filter(Digest::waitsForCause).forEach(this::waits);
        if (!judged(standing).isEmpty()) {
            attention.add(new AttentionEntry(
                    name,
                    outcome.target().provider(),
                    outcome instanceof Inspected inspected ? can(inspected.snapshot()) : "",
                    outcome instanceof Inspected inspected ? KeyFacts.of(inspected.snapshot(), now) : List.of(),
                    judged(standing),
                    standing.size() - judged(standing).size()));
        } else if (standing.isEmpty() && outcome instanceof Inspected inspected) {
            fine++;
            KeySnapshot snapshot = inspected.snapshot();
            String can = can(snapshot);
            groups.computeIfAbsent(
                            snapshot.provider() + "\n" + can,
                            absent -> new KeyGroup(snapshot.provider(), can, name, KeyFacts.of(snapshot, now)))
                    .add(name, snapshot);
        }
    }

    /** Adds what is not about one key of the audit. */
    public void end(Collection<Finding> findings) {
        if (view.key().isPresent()) {
            return;
        }
        List<Finding> visible = visible(findings);
        visible.stream().filter(finding -> !finding.stands()).forEach(accepted::add);
        List<Finding> standing = visible.stream().filter(Finding::stands).toList();
        standing.stream().filter(Digest::waitsForCause).forEach(this::waits);
        judged(standing).stream()
                .collect(Collectors.groupingBy(Subjects::name, TreeMap::new, Collectors.toList()))
                .forEach((name, about) ->
                        attention.add(new AttentionEntry(name, provider(about), "", List.of(), about, 0)));
    }

    /** Returns what needs attention, the most severe first. */
    public List<AttentionEntry> attention() {
        return attention.stream().sorted(AttentionEntry.GRAVEST_FIRST).toList();
    }

    /** Returns what cannot be judged, the most severe first; what waits for several causes is one. */
    public List<Waiting> waiting() {
        Map<List<Object>, Waiting> merged = new LinkedHashMap<>();
        for (Waiting one : waiting.values()) {
            merged.merge(List.of(one.rules(), one.subjects()), one, Waiting::with);
        }
        return merged.values().stream()
                .sorted(Comparator.comparing(Waiting::severity).reversed())
                .toList();
    }

    /** Returns the names of the keys that could not be read, by why; neither is made visible. */
    public Map<String, List<String>> unread() {
        return unread;
    }

    /** Returns the keys that need no attention, the largest groups first. */
    public List<KeyGroup> groups() {
        return groups.values().stream()
                .sorted(Comparator.comparing(KeyGroup::count).reversed().thenComparing(KeyGroup::provider))
                .toList();
    }

    /** Returns the findings that are accepted. */
    public List<Finding> accepted() {
        return accepted;
    }

    /** Returns the ids of the providers of keys that were read. */
    public Set<String> services() {
        return services;
    }

    /** Returns how many keys are shown. */
    public long shown() {
        return shown;
    }

    /** Returns how many keys need no attention. */
    public long fine() {
        return fine;
    }

    /** Returns what a key can do, and what people must know besides, in words; visible. */
    public static String can(KeySnapshot key) {
        return Stream.of(
                        Stream.of(PermissionText.of(key.permissions())),
                        Stream.of(key.state())
                                .filter(state -> state == KeyState.INACTIVE)
                                .map(KeyState::text),
                        KeyNote.of(key).stream()
                                .filter(note -> note.mark() == '!' || note.mark() == '?')
                                .filter(note -> !key.permissions().unrestricted() || note.mark() != '!')
                                .map(KeyNote::text))
                .flatMap(parts -> parts)
                .collect(Collectors.joining("; "));
    }

    private List<Finding> visible(Collection<Finding> findings) {
        return findings.stream()
                .filter(finding -> !finding.rule().equals(Assessment.UNREAD_KEY))
                .filter(view::shows)
                .toList();
    }

    private static List<Finding> judged(List<Finding> standing) {
        return standing.stream().filter(finding -> !waitsForCause(finding)).toList();
    }

    private static boolean waitsForCause(Finding finding) {
        return finding.status() == FindingStatus.INCONCLUSIVE
                && !finding.causes().isEmpty();
    }

    private void waits(Finding finding) {
        for (Cause cause : finding.causes()) {
            waiting.computeIfAbsent(cause, Waiting::new).add(finding);
        }
    }

    private void unread(String why, String name) {
        unread.computeIfAbsent(VisibleText.of(why), absent -> new ArrayList<>()).add(name);
    }

    private static String provider(List<Finding> findings) {
        return findings.get(0).service().map(service -> service.provider()).orElse("");
    }
}
