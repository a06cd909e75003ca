package io.keyaudit.formats.sarif;

import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Keeps no more than a number of findings, the most severe. Memory is bounded by that number. Not thread-safe. */
final class GravestFindings {
    private final int maximum;

    /** By severity, the most severe first; of each those that stand, then those that are accepted. */
    private final List<Deque<Finding>> ranks = new ArrayList<>();

    private long kept;
    private long cut;

    GravestFindings(int maximum) {
        this.maximum = maximum;
        Severity.gravestFirst().forEach(severity -> {
            ranks.add(new ArrayDeque<>());
            ranks.add(new ArrayDeque<>());
        });
    }

    void add(Finding finding) {
        int rank = 2 * Severity.gravestFirst().indexOf(finding.severity()) + (finding.stands() ? 0 : 1);
        ranks.get(rank).add(finding);
        kept++;
        for (int least = ranks.size() - 1; kept > maximum && least >= 0; least--) {
            if (!ranks.get(least).isEmpty()) {
                ranks.get(least).removeLast();
                kept--;
                cut++;
            }
        }
    }

    /** Returns what is kept, the most severe first. */
    Stream<Finding> all() {
        return ranks.stream().flatMap(Deque::stream);
    }

    /** Returns how many were added and are not kept. */
    long cut() {
        return cut;
    }
}
