package io.keyaudit.policy;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A control that a rule's findings are evidence for or against. Citing one claims no compliance by itself. Immutable.
 *
 * @param standard the catalogue, such as {@code NIST SP 800-53 Rev. 5}
 * @param control the control's number in it, such as {@code AC-6(7)}
 */
public record ControlReference(String standard, String control) {
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** The order in which controls are reported: by catalogue, then by number, {@code A.5.9} before {@code A.5.10}. */
    public static final Comparator<ControlReference> BY_NUMBER = Comparator.comparing(ControlReference::standard)
            .thenComparing(ControlReference::sortable)
            .thenComparing(ControlReference::control);

    /** @throws IllegalArgumentException if either is blank */
    public ControlReference {
        if (standard.isBlank() || control.isBlank()) {
            throw new IllegalArgumentException("a control needs the name of its standard and its number");
        }
    }

    /** Returns what the control is about, such as {@code Least privilege}; nothing if keyaudit does not know it. */
    public Optional<String> title() {
        return Controls.title(this);
    }

    /** Each number begins with how many digits it has, so that longer ones come later. */
    private String sortable() {
        return DIGITS.matcher(control).replaceAll(number -> {
            String digits = new BigInteger(number.group()).toString();
            return (char) ('0' + Math.min(digits.length(), 9)) + digits;
        });
    }

    @Override
    public String toString() {
        return standard + " " + control;
    }
}
