package io.keyaudit.formats.content;

import io.keyaudit.Severity;
import io.keyaudit.policy.Cause;
import io.keyaudit.policy.Finding;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What cannot be judged until something becomes known. Not thread-safe. */
public final class Waiting {
    private final List<Cause> causes;
    private final SortedSet<String> rules = new TreeSet<>();
    private final SortedSet<String> subjects = new TreeSet<>();
    private Severity severity = Severity.INFO;

    Waiting(Cause cause) {
        this(List.of(cause));
    }

    private Waiting(List<Cause> causes) {
        this.causes = causes;
    }

    void add(Finding finding) {
        rules.add(finding.rule().id());
        subjects.add(Subjects.name(finding));
        severity = finding.severity().isAtLeast(severity) ? finding.severity() : severity;
    }

    /** Returns this, waiting for the other's causes, too. */
    Waiting with(Waiting other) {
        Waiting both = new Waiting(
                Stream.concat(causes.stream(), other.causes.stream()).toList());
        both.rules.addAll(rules);
        both.subjects.addAll(subjects);
        both.severity = severity.isAtLeast(other.severity) ? severity : other.severity;
        return both;
    }

    /** Returns what has to become known. */
    public List<Cause> causes() {
        return causes;
    }

    /** Returns the ids of the rules that wait for it. */
    public Set<String> rules() {
        return rules;
    }

    /** Returns the names of the keys, or what else it is, that the rules wait for; not made visible. */
    public Set<String> subjects() {
        return subjects;
    }

    /** Returns the highest severity of what waits. */
    public Severity severity() {
        return severity;
    }
}
