package io.keyaudit.docspace;

import static io.keyaudit.Grant.DENIED;
import static io.keyaudit.Grant.GRANTED;

import io.keyaudit.Credentials;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("paths")
class DocSpaceContractTest extends ProviderContract {
    @Override
    protected PermissionProvider provider() {
        return new DocSpaceProvider();
    }

    @Override
    protected Credentials key(int number) {
        return Credentials.of(
                DocSpaceProvider.API_KEY,
                Secret.of("sk-" + "%04x".formatted(number).repeat(15) + postfix(number)));
    }

    private static String postfix(int number) {
        return number == 1 ? "cdef" : "%04d".formatted(number);
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(conversation(key, "\"files:read\""), permissions(GRANTED, DENIED));
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(conversation(key, "\"rooms:read\""), permissions(DENIED, GRANTED));
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        return conversation(key, "\"files:read\", \"" + scope + "\"");
    }

    @Override
    protected List<CannedFailure> failures() {
        Credentials key = key(1);
        return DocSpaceFaults.of(
                self(key, "\"files:read\""), key.get(DocSpaceProvider.API_KEY).reveal());
    }

    /** The list is for portals that cannot be asked about the key, the catalogue tells what kind of portal it is. */
    private static List<Exchange> conversation(Credentials key, String scopes) {
        return List.of(
                Exchange.get(DocSpaceApi.SELF, self(key, scopes)),
                Exchange.get(DocSpaceApi.CATALOGUE, "{\"response\": [\"files:read\"]}"),
                Exchange.get(DocSpaceApi.KEYS, "{\"response\": []}"));
    }

    private static String self(Credentials key, String scopes) {
        return """
                {"response": {"id": "9d4b7f0e-6a53-4f0f-8a3c-1f2e3d4c5b6a", "name": "bot", "keyPostfix": "%s",
                  "permissions": [%s], "createOn": "2026-01-02T03:04:05.0000000Z",
                  "createBy": {"id": "u1", "displayName": "Ann"}, "isActive": true},
                 "count": 1, "links": [], "status": 0, "statusCode": 200}
                """.formatted(DocSpaceSession.postfix(key), scopes).strip();
    }

    private static PermissionSet permissions(Grant readsFiles, Grant readsRooms) {
        return PermissionSet.of(List.of(
                new Permission("files", readsFiles, DENIED),
                new Permission("rooms", readsRooms, DENIED),
                new Permission("accounts", DENIED, DENIED),
                new Permission("accounts.self", DENIED, DENIED),
                new Permission("groups", DENIED, DENIED),
                new Permission("portal", DENIED, DENIED)));
    }
}
