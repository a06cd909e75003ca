package io.keyaudit.cli;

import io.keyaudit.formats.policy.PolicyFile;
import io.keyaudit.lifecycle.DraftJudgement;
import io.keyaudit.lifecycle.KeyAccount;
import io.keyaudit.lifecycle.PolicyGuard;
import io.keyaudit.lifecycle.SecretLostException;
import io.keyaudit.policy.Policy;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                    + "nowhere. With --policy, a key that would break it, or of which that is unknown, is not "
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
    int run(KeyAccount account) throws ProviderException, SecretLostException {
        KeyDraft draft = draftOptions.draft();
        Optional<Policy> policy =
                policyOptions.policy(terminal, installation.providers()).map(PolicyFile::policy);
        account.preview(draft);
        if (policy.isPresent() && !isAllowed(policy.get(), account, draft)) {
            tell("the key would break the policy \"" + policy.get().name() + "\", so it was not created");
            return ExitCode.FINDINGS;
        }
        SecretSink sink = secretOptions.open(terminal);
        account.create(
                draft,
                new SinkReceiver(
                        sink,
                        account.caller(),
                        terminal,
                        created -> say("created \"" + draft.name() + "\" with id "
                                + created.attributes().id().toOptional().orElse("unknown") + ": "
                                + created.permissions() + "; its secret is " + sink.place())));
        return ExitCode.OK;
    }

    private boolean isAllowed(Policy policy, KeyAccount account, KeyDraft draft) throws ProviderException {
        DraftJudgement judgement =
                account.judge(draft, new PolicyGuard(policy, policyOptions.failOn(), Set.copyOf(tags)));
        if (!judgement.unjudged().isEmpty()) {
            tell("not judged, since one key alone does not show it: what " + String.join(", ", judgement.unjudged())
                    + " say of several keys or of the service; \"keyaudit keys list --policy\" judges that");
        }
        judgement.breaches().forEach(breach -> tell(breach.toString()));
        return judgement.isAllowed();
    }
}
