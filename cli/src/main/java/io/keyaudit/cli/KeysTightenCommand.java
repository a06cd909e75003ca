package io.keyaudit.cli;

import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.lifecycle.KeyAccount;
import io.keyaudit.lifecycle.KeyReduction;
import io.keyaudit.policy.Policy;
import io.keyaudit.policy.ScopeReduction;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes from keys what a policy does not let them have. */
@Command(
        name = "tighten",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Takes from keys the scopes that an allowOnly rule does not let them have.",
        description = {
            "",
            "Shows what would be changed, and with --apply changes it. A key never gets more than it has, and one that "
                    + "would be left with nothing is left alone, since a key without scopes has full access.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every key is within the policy's allowOnly rules, or was brought there",
            "1:at least one key is not",
            AccountCommand.REFUSED,
            AccountCommand.UNDONE
        },
        footerHeading = "%nExample:%n",
        footer =
                "  keyaudit keys tighten docspace --endpoint https://portal.example.com --credential apiKey=env:ADMIN_KEY "
                        + "--as portal --policy policy.yaml")
final class KeysTightenCommand extends AccountCommand {
    @Mixin
    private final PolicyOptions policyOptions = new PolicyOptions();

    @Mixin
    private final ListingName listingName = new ListingName();

    @Option(names = "--apply", description = "Changes the keys.")
    private boolean apply;

    KeysTightenCommand(Terminal terminal, Installation installation) {
        super(terminal, installation);
    }

    @Override
    AuditTarget named(AuditTarget asking) {
        return listingName.inventory(asking);
    }

    @Override
    int run(KeyAccount account) throws ProviderException {
        Policy policy = policyOptions
                .policy(terminal, installation.providers())
                .map(PolicyFile::policy)
                .orElseThrow(() -> new RefusedException("--policy is missing: it says what keys can do"));
        int gravest = ExitCode.OK;
        for (KeyReduction reduction : account.reductions(policy)) {
            gravest = Math.max(gravest, tighten(account, reduction.key(), reduction.proposal()));
        }
        return gravest;
    }

    /** Returns the exit code, if there were no other key. */
    private int tighten(KeyAccount account, KeyOutcome.Inspected key, ScopeReduction.Proposal proposal) {
        String name = key.target().name();
        if (proposal instanceof ScopeReduction.Within) {
            return ExitCode.OK;
        }
        if (proposal instanceof ScopeReduction.Impossible impossible) {
            tell(name + ": " + impossible.reason());
            return ExitCode.FINDINGS;
        }
        List<String> reduced = ((ScopeReduction.Reduced) proposal).scopes();
        String change = name + ": " + scopes(key.snapshot()) + " -> " + String.join(", ", reduced);
        if (!apply) {
            say(change);
            return ExitCode.FINDINGS;
        }
        Optional<String> id = key.snapshot().attributes().id().toOptional();
        try {
            account.change(id.orElseThrow(), KeyChange.rescope(reduced));
        } catch (ProviderException failed) {
            tell("not changed, or not known to be: " + change + ": " + failed.getMessage());
            return ExitCode.UNREAD;
        }
        say("changed " + change);
        return ExitCode.OK;
    }

    private static String scopes(KeySnapshot snapshot) {
        return snapshot.permissions().unrestricted() ? "full access" : String.join(", ", snapshot.nativeScopes());
    }
}
