package io.keyaudit.redis;

import io.keyaudit.spi.NonceHistory;
import io.keyaudit.spi.NonceHistory.Accepted;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is known of a key's nonces as text: a line for each, such as {@code sent millis 1763760000000}. */
final class NonceText {
    private static final int WORDS = 3;

    private NonceText() {}

    static String of(NonceHistory history) {
        StringBuilder text = new StringBuilder();
        history.accepted().ifPresent(nonce -> line(text, "accepted", nonce.unit(), nonce.value()));
        new TreeMap<>(history.sent()).forEach((unit, value) -> line(text, "sent", unit, value));
        return text.toString();
    }

    private static void line(StringBuilder text, String what, String unit, long value) {
        text.append(what).append(' ').append(unit).append(' ').append(value).append('\n');
    }

    /** @throws UnreachableException if another version wrote it so that this one cannot read it */
    static NonceHistory read(String text) throws UnreachableException {
        Optional<Accepted> accepted = Optional.empty();
        Map<String, Long> sent = new HashMap<>();
        for (String line : text.lines().toList()) {
            String[] words = line.split(" ", -1);
            if (words.length != WORDS || !words[2].matches("\\d{1,18}")) {
                throw notUnderstood();
            }
            long value = Long.parseLong(words[2]);
            switch (words[0]) {
                case "accepted" -> accepted = Optional.of(new Accepted(words[1], value));
                case "sent" -> sent.put(words[1], value);
                default -> throw notUnderstood();
            }
        }
        return new NonceHistory(accepted, sent);
    }

    private static UnreachableException notUnderstood() {
        return new UnreachableException("what it keeps of the key's nonces is not understood");
    }
}
