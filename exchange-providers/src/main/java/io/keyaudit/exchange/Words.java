package io.keyaudit.exchange;

import java.util.Arrays;
import java.util.List;

/** Lists that exchanges write as one text with commas. */
public final class Words {
    private Words() {}

    /** Returns the words between the commas, without blanks around them; none for an empty text. */
    public static List<String> split(String text) {
        return Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
