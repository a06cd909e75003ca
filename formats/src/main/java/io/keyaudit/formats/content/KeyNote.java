package io.keyaudit.formats.content;

import io.keyaudit.Evidence;
import io.keyaudit.Fact;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.text.VisibleText;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What people must know of a key besides its permissions.
 *
 * @param weight how much it matters
 * @param mark a character before it
 * @param text what to know; visible
 */
public record KeyNote(Weight weight, char mark, String text) {
    /** How much a note matters. */
    public enum Weight {
        /** It gives power. */
        ALARM,
        /** It limits what can be known, or used. */
        WARNING,
        /** It is good to know. */
        NOTE
    }

    private static final int WIDEST_SCOPE = 60;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** Returns the notes on a key, the most severe first. */
    public static List<KeyNote> of(KeySnapshot snapshot) {
        List<KeyNote> notes = new ArrayList<>();
        if (snapshot.permissions().unrestricted()) {
            notes.add(new KeyNote(Weight.ALARM, '!', "full access, to resources that do not exist yet too"));
        }
        if (snapshot.attributes().managesKeys() instanceof Fact.Known<Boolean> manages && manages.value()) {
            notes.add(new KeyNote(Weight.ALARM, '!', "can create and change keys whatever its permissions say"));
        }
        if (snapshot.state() == KeyState.EXPIRED) {
            String when = snapshot.attributes()
                    .expiresAt()
                    .toOptional()
                    .map(at -> " on " + MINUTE.format(at))
                    .orElse("");
            notes.add(new KeyNote(Weight.WARNING, '!', "expired" + when));
        }
        if (!snapshot.unrecognizedScopes().isEmpty()) {
            String scopes = snapshot.unrecognizedScopes().stream()
                    .map(scope -> VisibleText.shortened(scope, WIDEST_SCOPE))
                    .collect(Collectors.joining(", "));
            notes.add(new KeyNote(Weight.WARNING, '?', "scopes that keyaudit does not know: " + scopes));
        }
        Optional.ofNullable(snapshot.evidence().details().get(KeyListing.EVIDENCE))
                .ifPresent(
                        listed -> notes.add(new KeyNote(Weight.NOTE, 'i', "keys listed: " + VisibleText.of(listed))));
        if (snapshot.evidence().method() == Evidence.Method.INFERRED) {
            notes.add(new KeyNote(Weight.WARNING, '~', "inferred: the service did not answer about this key itself"));
        }
        return notes;
    }
}
