package io.keyaudit.formats.content;

import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Counts findings: the standing ones by severity, and beside them those of a kind of their own. Not thread-safe. */
public final class FindingCounts {
    private final Map<Severity, Long> standing = new EnumMap<>(Severity.class);
    private final Map<Severity, Long> doubtful = new EnumMap<>(Severity.class);
    private long suppressed;

    public static FindingCounts of(Collection<Finding> findings) {
        FindingCounts counts = new FindingCounts();
        findings.forEach(counts::add);
        return counts;
    }

    public void add(Finding finding) {
        if (finding.stands()) {
            standing.merge(finding.severity(), 1L, Long::sum);
        } else {
            suppressed++;
        }
        if (finding.status() == FindingStatus.INCONCLUSIVE) {
            doubtful.merge(finding.severity(), 1L, Long::sum);
        }
    }

    /** Returns how many stand, inconclusive ones included. */
    public long standing(Severity severity) {
        return standing.getOrDefault(severity, 0L);
    }

    /** Returns how many stand, of whatever severity. */
    public long standing() {
        return standing.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how many of those that stand are certain. */
    public long certain(Severity severity) {
        return standing(severity) - inconclusive(severity);
    }

    /** Returns how many of those that stand are inconclusive. */
    public long inconclusive(Severity severity) {
        return doubtful.getOrDefault(severity, 0L);
    }

    public long suppressed() {
        return suppressed;
    }

    /** Returns the highest severity of those that stand. */
    public Optional<Severity> worst() {
        return standing.keySet().stream().max(Severity::compareTo);
    }
}
