package io.keyaudit.testkit;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.spi.PermissionProvider;
import java.time.Duration;
import java.util.List;

/** The contract of a sound provider, and of the broken one that is put in its place. Not found by its name. */
class SoundContract extends ProviderContract {
    static volatile SoundProvider subject = new SoundProvider();

    @Override
    protected PermissionProvider provider() {
        return subject;
    }

    /** Where an answer is damaged matters to few of the broken providers, and costs the most time. */
    @Override
    int samples() {
        return subject.readsByPlace() ? super.samples() : 4;
    }

    @Override
    protected Credentials key(int number) {
        return Credentials.of("token", Secret.of("token-%04d-of-a-test".formatted(number)));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                conversation(key, "\"files:read\""),
                PermissionSet.of(List.of(
                        new Permission("files", GRANTED, DENIED),
                        new Permission("rooms", GRANTED, DENIED),
                        new Permission("teams", GRANTED, GRANTED))));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                conversation(key, "\"files:write\""),
                PermissionSet.of(List.of(
                        new Permission("files", DENIED, GRANTED),
                        new Permission("rooms", GRANTED, DENIED),
                        new Permission("teams", GRANTED, GRANTED))));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return conversation(key, "\"files:read\", \"" + scope + "\"");
    }

    private static List<Exchange> conversation(Credentials key, String scopes) {
        String about = "{\"key\": \"" + SoundProvider.hint(key) + "\", \"scopes\": [";
        return List.of(
                Exchange.get(subject.path(SoundProvider.OWN, key), about + scopes + "]}")
                        .withHeader(SoundProvider.TEAMS, "teams:read, teams:write"),
                Exchange.get(subject.path(SoundProvider.INHERITED, key), about + "\"rooms:read\"]}"));
    }

    @Override
    protected boolean isSigned(RecordedRequest request, Credentials key) {
        return request.head().contains("Bearer " + key.get("token").reveal() + "\r\n");
    }

    @Override
    protected List<CannedFailure> failures() {
        return List.of(new CannedFailure(
                "a revoked token", FailureKind.REJECTED, CannedAnswer.json(403, "{\"error\": \"revoked\"}")));
    }

    @Override
    protected Duration patience() {
        return subject.patience();
    }
}
