package io.keyaudit.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks a visible text into lines. */
final class WordWrap {
    private WordWrap() {}

    /** Returns the text's words in lines of at most that many columns; a longer word is broken anywhere. */
    static List<String> lines(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int used = 0;
        for (String word : text.split(" ", -1)) {
            int needed = DisplayWidth.of(word);
            if (used > 0 && used + 1 + needed > width) {
                lines.add(line.toString());
                line.setLength(0);
                used = 0;
            }
            if (used > 0) {
                line.append(' ');
                used++;
            }
            for (int character : word.codePoints().toArray()) {
                int columns = DisplayWidth.of(Character.toString(character));
                if (used + columns > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                    used = 0;
                }
                line.appendCodePoint(character);
                used += columns;
            }
        }
        lines.add(line.toString());
        return lines;
    }
}
