package com.example.acme;

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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

class AcmeContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new AcmeProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Credentials.of(Map.of("token", Secret.of("acme_5ec2e75ec2e7%09d".formatted(number))));
    }

    private static List<Exchange> answer(Credentials key, String... scopes) {
        String token = key.get("token").reveal();
        String end = token.substring(token.length() - 4);
        String listed = Arrays.stream(scopes).map(scope -> '"' + scope + '"').collect(Collectors.joining(", "));
        return List.of(Exchange.get("/v2/token", """
                {"id": "tok-7", "name": "site", "endsWith": "%s", "enabled": true, "expires": null,
                 "allowedIps": [], "scopes": [%s]}
                """.formatted(end, listed)));
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "projects/alpha/docs:write", "billing:view"),
                PermissionSet.of(List.of(
                        new Permission("projects", DENIED, DENIED),
                        new Permission("docs", GRANTED, GRANTED),
                        new Permission("members", DENIED, DENIED),
                        new Permission("billing", GRANTED, DENIED),
                        new Permission("tokens", DENIED, DENIED))));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(
                answer(key, "projects/*/members:invite"),
                PermissionSet.of(List.of(
                        new Permission("projects", DENIED, DENIED),
                        new Permission("docs", DENIED, DENIED),
                        new Permission("members", DENIED, GRANTED),
                        new Permission("billing", DENIED, DENIED),
                        new Permission("tokens", DENIED, DENIED))));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return answer(key, "projects/alpha/docs:write", "billing:view", scope);
    }

    @Override
    protected List<CannedFailure> failures() {
        return List.of(
                new CannedFailure(
                        "an expired token",
                        FailureKind.REJECTED,
                        CannedAnswer.json(401, "{\"error\": \"token_expired\"}")),
                new CannedFailure(
                        "a token for other addresses",
                        FailureKind.FORBIDDEN,
                        CannedAnswer.json(403, "{\"error\": \"ip_not_allowed\"}")));
    }
}
