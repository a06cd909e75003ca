package io.keyaudit.cli;

import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.policy.Policy;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Creates a key, if a policy lets it. */
@Command(
        name = "create",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        header = "Creates a key.",
        description = {
            "",
            "The key belongs to the owner of the one that asks. Its secret is written to a file or a descriptor and shown "
                    + "nowhere. With --policy, a key that would break it, or of which that cannot be told, is not "
                    + "created; what rules say of several keys together, or of the service, cannot be judged before there "
                    + "is the key.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            AccountCommand.DONE,
            "1:the key would break the policy, and was not created",
            AccountCommand.REFUSED,
            AccountCommand.UNDONE
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  keyaudit keys create docspace --endpoint https://portal.example.com --credential apiKey=env:ADMIN_KEY \\",
            "      --name docs-bot --scope files:read --days 90 --secret-file docs-bot.key --policy policy.yaml"
        })
final class KeysCreateCommand extends AccountCommand {
    @Mixin
    private final DraftOptions draftOptions = new DraftOptions();

    @Mixin
    private final SecretOptions secretOptions = new SecretOptions();

    @Option(names = "--tag", paramLabel = "TAG", description = "A tag for the policy to match. Once for each.")
    private List<String> tags = List.of();

    @Mixin
    private final PolicyOptions policyOptions = new PolicyOptions();

    KeysCreateCommand(Terminal terminal, Installation installation) {
        super(terminal, installation);
    }

    @Override
    int run(Account account) throws ProviderException, UnfinishedException {
        KeyDraft draft = draftOptions.draft();
        Optional<Policy> policy = policyOptions.policy(terminal, installation.providers());
        KeySnapshot preview = account.changing().preview(draft);
        if (policy.isPresent() && !isAllowed(policy.get(), account, draft, preview)) {
            tell("the key would break the policy \"" + policy.get().name() + "\", so it was not created");
            return ExitCode.FINDINGS;
        }
        SecretSink sink = secretOptions.open(terminal);
        CreatedKey created = new KeyMaker(account, terminal).create(draft, sink);
        say("created \"" + draft.name() + "\" with id "
                + created.snapshot().attributes().id().toOptional().orElse("unknown") + ": "
                + created.snapshot().permissions() + "; its secret is " + sink.place());
        return ExitCode.OK;
    }

    private boolean isAllowed(Policy policy, Account account, KeyDraft draft, KeySnapshot preview)
            throws ProviderException {
        // The new key is to be the asking owner's.
        KeyOutcome.Inspected planned = new KeyOutcome.Inspected(
                planned(account, draft), ownedBy(account.self().attributes().owner(), preview));
        PolicyGuard guard = PolicyGuard.of(policy, planned);
        if (!guard.unjudged().isEmpty()) {
            tell("not judged, since one key alone does not show it: what " + String.join(", ", guard.unjudged())
                    + " say of several keys or of the service; \"keyaudit keys list --policy\" judges that");
        }
        List<String> breaches = guard.breaches(policyOptions.failOn(), installation.providers());
        breaches.forEach(this::tell);
        return breaches.isEmpty();
    }

    private static KeySnapshot ownedBy(Fact<KeyOwner> owner, KeySnapshot key) {
        KeyAttributes told = key.attributes();
        return new KeySnapshot(
                key.provider(),
                key.endpoint(),
                key.permissions(),
                key.nativeScopes(),
                key.unrecognizedScopes(),
                key.state(),
                KeyAttributes.unknown()
                        .withId(told.id())
                        .withLabel(told.label())
                        .withHint(told.hint())
                        .withOwner(owner)
                        .withCreatedAt(told.createdAt())
                        .withLastUsedAt(told.lastUsedAt())
                        .withExpiresAt(told.expiresAt())
                        .withManagesKeys(told.managesKeys()),
                key.evidence());
    }

    private AuditTarget planned(Account account, KeyDraft draft) {
        AuditTarget.Builder planned =
                AuditTarget.builder(draft.name(), account.caller().provider());
        account.caller().endpoint().ifPresent(planned::endpoint);
        tags.forEach(planned::tag);
        return planned.build();
    }
}
