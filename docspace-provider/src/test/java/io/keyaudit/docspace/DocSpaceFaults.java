package io.keyaudit.docspace;

import io.keyaudit.FailureKind;
import io.keyaudit.testkit.CannedAnswer;
import io.keyaudit.testkit.CannedFailure;
import java.util.ArrayList;
import java.util.List;

/** What a portal answers when it refuses, and what is no good answer of one though it nearly is. */
final class DocSpaceFaults {
    private final String good;
    private final String key;

    private DocSpaceFaults(String good, String key) {
        this.good = good;
        this.key = key;
    }

    /**
     * All of them.
     *
     * @param good the good answer, which is about the key
     * @param key whose last four characters are {@code cdef}
     */
    static List<CannedFailure> of(String good, String key) {
        return new DocSpaceFaults(good, key).all();
    }

    private List<CannedFailure> all() {
        List<CannedFailure> faults = new ArrayList<>();
        faults.add(new CannedFailure("401", FailureKind.REJECTED, CannedAnswer.empty(401)));
        faults.add(new CannedFailure("403 that names the role", FailureKind.FORBIDDEN, error(403)));
        faults.add(new CannedFailure(
                "403 that names the address", FailureKind.FORBIDDEN, CannedAnswer.json(403, "\"10.0.0.7\"")));
        faults.add(new CannedFailure("402 with an error", FailureKind.UNAVAILABLE, error(402)));
        faults.add(new CannedFailure("400 with an error", FailureKind.PROTOCOL, error(400)));
        faults.add(new CannedFailure("404 with an error", FailureKind.PROTOCOL, error(404)));
        faults.add(new CannedFailure("500 with an error", FailureKind.UNAVAILABLE, error(500)));
        faults.add(new CannedFailure("200 with an error", FailureKind.PROTOCOL, error(200)));
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

    private CannedFailure notUnderstood(String name, String part, String faulty) {
        if (!good.contains(part)) {
            throw new IllegalArgumentException(part + " is no part of the good answer");
        }
        return new CannedFailure(name, FailureKind.PROTOCOL, CannedAnswer.json(good.replace(part, faulty)));
    }

    private CannedAnswer error(int status) {
        return CannedAnswer.json(status, """
                {"error": {"message": "Access denied to %s", "type": "System.Security.SecurityException",
                  "stack": "at ASC.Api.Core.Auth(%s)", "hresult": 1}, "status": 1, "statusCode": %d}
                """.formatted(key, key, status));
    }
}
