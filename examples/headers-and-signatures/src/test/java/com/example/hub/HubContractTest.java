package com.example.hub;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedAnswer;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;

class HubContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new HubProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Credentials.of("token", Secret.of("hub_5ec2e7_%04d".formatted(number)));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                user("repo, read:user"),
                PermissionSet.of(List.of(
                        new Permission("code", GRANTED, GRANTED),
                        new Permission("status", GRANTED, GRANTED),
                        new Permission("profile", GRANTED, DENIED))));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                user("user"),
                PermissionSet.of(List.of(
                        new Permission("code", DENIED, DENIED),
                        new Permission("status", DENIED, DENIED),
                        new Permission("profile", GRANTED, GRANTED))));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return user("repo, read:user, " + scope);
    }

    private static List<Exchange> user(String scopes) {
        return List.of(Exchange.get("/user", "{\"login\": \"ada\"}").withHeader("X-OAuth-Scopes", scopes));
    }

    @Override
    protected List<CannedFailure> failures() {
        return List.of(new CannedFailure(
                "a revoked token",
                FailureKind.REJECTED,
                CannedAnswer.json(401, "{\"message\": \"Bad credentials\"}")));
    }
}
