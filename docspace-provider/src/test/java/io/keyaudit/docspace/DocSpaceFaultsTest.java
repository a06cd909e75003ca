package io.keyaudit.docspace;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.faults.Fault;
import io.keyaudit.faults.FaultContract;
import io.keyaudit.spi.PermissionProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class DocSpaceFaultsTest extends FaultContract {
    private static final String FAULTY = "sk-" + "0123456789abcdef".repeat(4);
    private static final String HEALTHY = "sk-" + "fedcba9876543210".repeat(4);

    @Override
    protected PermissionProvider provider() {
        return new DocSpaceProvider();
    }

    @Override
    protected Credentials faultyKey() {
        return Credentials.of(DocSpaceProvider.API_KEY, Secret.of(FAULTY));
    }

    @Override
    protected Credentials healthyKey() {
        return Credentials.of(DocSpaceProvider.API_KEY, Secret.of(HEALTHY));
    }

    @Override
    protected Map.Entry<String, String> headerOf(Credentials key) {
        return Map.entry(
                "Authorization", "Bearer " + key.get(DocSpaceProvider.API_KEY).reveal());
    }

    @Override
    protected String goodAnswer(Credentials key) {
        String postfix = key.get(DocSpaceProvider.API_KEY).reveal().substring(FAULTY.length() - 4);
        return """
                {"response": {"id": "9d4b7f0e-6a53-4f0f-8a3c-1f2e3d4c5b6a", "name": "bot", "keyPostfix": "%s",
                  "permissions": ["files:read"], "createOn": "2026-01-02T03:04:05.0000000Z",
                  "createBy": {"id": "u1", "displayName": "Ann"}, "isActive": true},
                 "count": 1, "links": [], "status": 0, "statusCode": 200}
                """.formatted(postfix).strip();
    }

    @Override
    protected List<Fault> ownFaults() {
        List<Fault> faults = new ArrayList<>();
        faults.add(Fault.answered("403 that names the role", FailureKind.FORBIDDEN, error(403)));
        faults.add(Fault.answered("403 that names the address", FailureKind.FORBIDDEN, status(403, "\"10.0.0.7\"")));
        faults.add(Fault.answered("402 with an error", FailureKind.UNAVAILABLE, error(402)));
        faults.add(Fault.answered("400 with an error", FailureKind.PROTOCOL, error(400)));
        faults.add(Fault.answered("404 with an error", FailureKind.PROTOCOL, error(404)));
        faults.add(Fault.answered("500 with an error", FailureKind.UNAVAILABLE, error(500)));
        faults.add(Fault.answered("200 with an error", FailureKind.PROTOCOL, error(200)));
        faults.add(
                notUnderstood("an answer about another key", "\"keyPostfix\": \"cdef\"", "\"keyPostfix\": \"3210\""));
        faults.add(notUnderstood("no keyPostfix", "\"keyPostfix\": \"cdef\",", ""));
        faults.add(notUnderstood("an empty keyPostfix", "\"keyPostfix\": \"cdef\"", "\"keyPostfix\": \"\""));
        faults.add(notUnderstood("no id", "\"id\": \"9d4b7f0e-6a53-4f0f-8a3c-1f2e3d4c5b6a\",", ""));
        faults.add(notUnderstood("a response that is an array", "{\"response\": {", "{\"response\": [], \"r\": {"));
        faults.add(notUnderstood("isActive as a string", "\"isActive\": true", "\"isActive\": \"true\""));
        faults.add(notUnderstood("isActive as a number", "\"isActive\": true", "\"isActive\": 1"));
        for (String permissions : List.of(
                "\"files:read\"", "true", "0", "{}", "{\"files\": \"read\"}", "[null]", "[1]", "[[\"files:read\"]]")) {
            faults.add(notUnderstood("permissions " + permissions, "[\"files:read\"]", permissions));
        }
        for (String date : List.of(
                "\"\"",
                "\"yesterday\"",
                "0",
                "true",
                "[]",
                "{}",
                "{\"utcTime\": 5}",
                "\"2026-13-02T03:04:05Z\"",
                "\"2026-01-02\"",
                "\"2026-01-02T03:04:05\"")) {
            faults.add(notUnderstood("createOn " + date, "\"2026-01-02T03:04:05.0000000Z\"", date));
            faults.add(notUnderstood("expiresAt " + date, "\"isActive\"", "\"expiresAt\": " + date + ", \"isActive\""));
        }
        return faults;
    }

    private Fault notUnderstood(String name, String part, String faulty) {
        String good = goodAnswer(faultyKey());
        if (!good.contains(part)) {
            throw new IllegalArgumentException(part + " is no part of the good answer");
        }
        return Fault.answered(name, FailureKind.PROTOCOL, okJson(good.replace(part, faulty)));
    }

    private static ResponseDefinitionBuilder error(int status) {
        return status(status, """
                {"error": {"message": "Access denied to %s", "type": "System.Security.SecurityException",
                  "stack": "at ASC.Api.Core.Auth(%s)", "hresult": 1}, "status": 1, "statusCode": %d}
                """.formatted(FAULTY, FAULTY, status));
    }

    private static ResponseDefinitionBuilder status(int status, String body) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }
}
