package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.testkit.CannedService.Answering;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No credential leaves for anywhere but the service; not even if the service repeats it. */
abstract class SecretChecks extends Checks {
    /** Faults that repeat the credentials wherever an answer can. */
    private List<Fault> indiscreet() {
        Credentials key = bench().key();
        List<Fault> faults = new ArrayList<>();
        for (String name : key.names()) {
            String secret = key.get(name).reveal();
            CannedAnswer echo = CannedAnswer.json("{\"error\": \"" + secret + "\"}")
                    .withHeader("X-Echo", secret)
                    .withHeader("Retry-After", secret);
            for (int status : List.of(200, 401, 403, 429, 500)) {
                faults.add(Fault.answer(
                        status + " that repeats the " + name,
                        contract().kindOf(status),
                        new CannedAnswer(status, echo.headers(), echo.body())));
            }
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            for (String spelling : List.of(
                    secret.toUpperCase(Locale.ROOT),
                    Base64.getEncoder().encodeToString(bytes),
                    HexFormat.of().formatHex(bytes))) {
                faults.add(Fault.answer(
                        "401 that repeats the " + name + " as " + spelling,
                        contract().kindOf(401),
                        CannedAnswer.json(
                                401, "{\"error\": \"" + spelling + "\", \"message\": \"" + spelling + "\"}")));
            }
            faults.add(Fault.body("200 with just the " + name, secret));
            faults.add(Fault.body("200 with the " + name + " in a list", "[\"" + secret + "\", 7]"));
            faults.add(Fault.answer(
                    "a content type that repeats the " + name,
                    FailureKind.PROTOCOL,
                    CannedAnswer.json("x").withHeader("Content-Type", "text/" + secret + "; charset=" + secret)));
            faults.add(Fault.broken("a protocol error that repeats the " + name, (client, good) -> {
                client.write("HTTP/1.1 " + secret + "\r\n\r\n");
                client.hangUp();
            }));
            faults.add(Fault.broken("a reset", (client, good) -> client.reset()));
        }
        return faults;
    }

    private void assertKept(String text, String where) {
        assertFalse(bench().key().occurIn(text), () -> "A credential stands in " + where);
    }

    @Test
    void noExceptionTellsACredential() {
        for (Fault fault : indiscreet()) {
            assertKept(bench().read(fault).failureInFull(), "the exception, or one of its causes, after " + fault);
        }
    }

    @Test
    void noLogTellsACredential() {
        for (Fault fault : indiscreet()) {
            try (CapturedOutput output = CapturedOutput.start()) {
                bench().read(fault);
                assertKept(output.logged(), "the log after " + fault);
                assertKept(output.printed(), "what is printed after " + fault);
            }
        }
        try (CapturedOutput output = CapturedOutput.start()) {
            bench().readGood();
            assertKept(output.logged(), "the log after a good answer");
            assertKept(output.printed(), "what is printed after a good answer");
        }
    }

    @Test
    void noTextFormTellsACredential() throws ProviderException {
        try (CannedService service = CannedService.start(
                        Answering.conversation(bench().good().conversation()));
                ProviderSession session = bench().open(service.endpoint())) {
            bench().read(service, session, bench().key());
            assertKept(session.toString(), "the session's toString()");
            assertKept(bench().provider().toString(), "the provider's toString()");
            assertKept(bench().description().toString(), "the description's toString()");
        }
    }

    @Test
    void noSnapshotTellsACredential() {
        Optional<KeySnapshot> snapshot = bench().readGood().answered();
        assertKept(snapshot.map(KeySnapshot::toString).orElse(""), "the snapshot");
    }

    /** Addresses stand in logs of proxies and servers. */
    @Test
    void noAddressTellsASecret() {
        assumeFalse(contract().secretInAddress(), "the service wants it there");
        Credentials key = bench().key();
        List<RecordedRequest> requests = bench().readGood().requests();
        for (CredentialField field : bench().description().credentials()) {
            key.find(field.name()).filter(secret -> field.secret()).ifPresent(secret -> {
                String encoded = URLEncoder.encode(secret.reveal(), StandardCharsets.UTF_8);
                for (RecordedRequest request : requests) {
                    assertFalse(
                            request.target().contains(secret.reveal())
                                    || request.target().contains(encoded),
                            () -> "The " + field.name() + " stands in the address of a request");
                }
            });
        }
    }
}
