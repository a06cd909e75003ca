package io.keyaudit.exchange.deribit;

import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.exchange.Facts;
import io.keyaudit.exchange.KeyInquiry;
import io.keyaudit.exchange.KeyLists;
import io.keyaudit.exchange.Times;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.ProviderContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of all keys of a user, which is read only where the option says so: it holds their secrets, of which nothing is
 * kept but the entry of the key that asks.
 */
final class DeribitKeyList {
    static final ServiceRequest QUESTION = ServiceRequest.get("/api/v2/private/list_api_keys");

    /** The detail in a snapshot's evidence: when the key was created or last changed. */
    static final String CHANGED = "createdOrChanged";

    /** The detail in a snapshot's evidence: that the list was asked for and not shown. */
    static final String NOT_SHOWN = "keyList";

    private static final String OPTION = "keyList";
    private static final String READ = "read";
    private static final String SKIP = "skip";

    private DeribitKeyList() {}

    static OptionField option() {
        return OptionField.choice(
                OPTION,
                "whether a second request reads the key's name, addresses and state, in a list of all keys with their"
                        + " secrets; the key needs account:read",
                List.of(SKIP, READ),
                SKIP);
    }

    static boolean isWanted(ProviderContext context) {
        return context.option(OPTION).equals(READ);
    }

    /** Adds what the list says of the key that asks; nothing if the exchange does not show it to the key. */
    static void read(KeyInquiry inquiry, HttpConversation deribit, KeyAttributes known, KeySnapshot.Builder snapshot)
            throws HttpException {
        Map<String, String> details = new HashMap<>();
        try {
            JsonAnswer list = deribit.send(QUESTION).body().field("result");
            JsonAnswer key = KeyLists.entryOf(inquiry.apiKey(), list, "client_id");
            snapshot.attributes(known.withLabel(Facts.label(key.optional("name")))
                            .withAllowedAddresses(Facts.listed(key.optional("ip_whitelist"))))
                    .state(key.field("enabled").asBoolean() ? KeyState.ACTIVE : KeyState.INACTIVE);
            Optional<JsonAnswer> changed = key.optional("timestamp");
            if (changed.isPresent()) {
                details.put(CHANGED, Times.millis(changed.get()).toString());
            }
        } catch (HttpException failed) {
            if (failed.kind() != FailureKind.FORBIDDEN) {
                throw failed;
            }
            details.put(NOT_SHOWN, "not shown to the key");
        }
        snapshot.evidence(deribit.evidence(Evidence.Method.INTROSPECTED, details));
    }
}
