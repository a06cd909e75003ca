package io.keyaudit.formats.content;

import io.keyaudit.Severity;
import io.keyaudit.policy.Finding;
import io.keyaudit.policy.FindingStatus;
import java.util.Comparator;
import java.util.List;

/**
 * A key, a service or a part of the policy that needs somebody, with why. Immutable.
 *
 * @param name the key's name, or what else it is; not made visible
 * @param provider the provider's id; empty if there is none
 * @param can what the key can do, in words; empty if it is no key
 * @param facts what else is known of the key, in words
 * @param findings the findings that do not wait for a cause, the certain ones first, then by severity; at least one
 * @param waiting how many findings wait for a cause besides
 */
public record AttentionEntry(
        String name, String provider, String can, List<String> facts, List<Finding> findings, long waiting) {
    /** Those with a certain finding first, then by severity; what is about no key comes after keys. */
    static final Comparator<AttentionEntry> GRAVEST_FIRST = Comparator.comparing(
                    (AttentionEntry entry) -> !entry.certain())
            .thenComparing(Comparator.comparing(AttentionEntry::severity).reversed())
            .thenComparing(entry -> entry.provider().isEmpty())
            .thenComparing(AttentionEntry::provider)
            .thenComparing(AttentionEntry::name);

    /** The order of a key's findings: the certain ones first, then by severity. */
    public static final Comparator<Finding> CERTAIN_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.status() != FindingStatus.OPEN)
            .thenComparing(Comparator.comparing(Finding::severity).reversed())
            .thenComparing(finding -> finding.rule().id());

    /** Sorts the findings. */
    public AttentionEntry {
        findings = findings.stream().sorted(CERTAIN_FIRST).toList();
        facts = List.copyOf(facts);
    }

    /** Returns whether a finding is certain. */
    public boolean certain() {
        return findings.get(0).status() == FindingStatus.OPEN;
    }

    /** Returns the highest severity of a certain finding; of any, if none is certain. */
    public Severity severity() {
        return findings.get(0).severity();
    }
}
