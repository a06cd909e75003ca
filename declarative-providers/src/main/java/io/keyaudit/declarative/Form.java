package io.keyaudit.declarative;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads how a text looks: characters and sets of characters in a row, each with how often it occurs, such as {@code
 * ghp_[A-Za-z0-9]{20,255}}. Where one part ends must show at once: after a part of varying length comes a character
 * that the part itself cannot hold. So there is only one way to match a text, and no text takes long.
 */
final class Form {
    private static final int LONGEST = 1000;
    private static final String SET = "\\[((?:[A-Za-z0-9]-[A-Za-z0-9]|[^\\]\\[\\\\^&])+)]";
    private static final Pattern PART = Pattern.compile("(?:" + SET + "|\\\\([^A-Za-z0-9])|([^\\[\\](){}*+?|\\\\^$.]))"
            + "(?:\\{(\\d{1,4})(?:(,)(\\d{1,4})?)?}|([+*?]))?");
    private static final Pattern PREFIX = Pattern.compile("(?:\\\\[^A-Za-z0-9]|[^\\[\\](){}*+?|\\\\^$.]){2}(?![{*+?])");

    private Form() {}

    /** Characters, of which there can be none, or more than the least number. */
    private record Part(BitSet characters, boolean optional, boolean varies) {}

    /**
     * Reads a form.
     *
     * @return matches whole texts of this form, in time proportional to their length
     * @throws IllegalArgumentException if it is none; the message says what is allowed
     */
    static Pattern parse(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a form is of 1 to " + LONGEST + " characters");
        }
        List<Part> parts = new ArrayList<>();
        Matcher part = PART.matcher(text);
        int at = 0;
        while (at < text.length()) {
            if (!part.find(at) || part.start() != at) {
                throw new IllegalArgumentException("not a form from character " + (at + 1)
                        + " on; a form is of characters, sets such as [A-Za-z0-9_-], and {n}, {n,m}, {n,}, +, * or ?"
                        + " after one of these; a backslash stands before any other sign");
            }
            parts.add(part(part));
            requireOneWay(parts, parts.size() - 1);
            at = part.end();
        }
        return Pattern.compile(text);
    }

    /** Returns whether all texts of a form begin with the same two characters, at least, as no text of another kind does. */
    static boolean hasPrefix(Pattern form) {
        return PREFIX.matcher(form.pattern()).lookingAt();
    }

    private static Part part(Matcher read) {
        BitSet characters = characters(read);
        String sign = read.group(7);
        if (sign != null) {
            return new Part(characters, !sign.equals("+"), true);
        }
        if (read.group(4) == null) {
            return new Part(characters, false, false);
        }
        int least = Integer.parseInt(read.group(4));
        boolean open = read.group(5) != null && read.group(6) == null;
        int most = open ? Integer.MAX_VALUE : read.group(6) == null ? least : Integer.parseInt(read.group(6));
        if (most < least || most == 0) {
            throw new IllegalArgumentException(
                    "a part of a form is repeated {few,many} times, not {" + least + "," + most + "}");
        }
        return new Part(characters, least == 0, least != most);
    }

    private static BitSet characters(Matcher read) {
        BitSet characters = new BitSet();
        String set = read.group(1);
        if (set == null) {
            characters.set((read.group(2) == null ? read.group(3) : read.group(2)).charAt(0));
            return characters;
        }
        for (int i = 0; i < set.length(); i++) {
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            if (!range) {
                characters.set(set.charAt(i));
                continue;
            }
            if (set.charAt(i) > set.charAt(i + 2)) {
                throw new IllegalArgumentException("a range in the set [" + set + "] runs backwards");
            }
            characters.set(set.charAt(i), set.charAt(i + 2) + 1);
            i += 2;
        }
        return characters;
    }

    /** Refuses a part that an earlier one of varying length could take for its own. */
    private static void requireOneWay(List<Part> parts, int last) {
        for (int before = last - 1; before >= 0; before--) {
            Part earlier = parts.get(before);
            if (earlier.varies()
                    && earlier.characters().intersects(parts.get(last).characters())) {
                throw new IllegalArgumentException(
                        "where part " + (before + 1) + " of the form ends cannot be told from" + " part " + (last + 1)
                                + ": after a part of varying length comes a character that it cannot hold");
            }
            if (!earlier.optional()) {
                return;
            }
        }
    }
}
