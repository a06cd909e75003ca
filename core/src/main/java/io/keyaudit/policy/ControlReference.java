package io.keyaudit.policy;

/**
 * A control that a rule's findings are evidence for or against. Citing one claims no compliance by itself.
 *
 * @param standard the catalogue, such as {@code NIST SP 800-53 Rev. 5}
 * @param control the control's number in it, such as {@code AC-6(7)}
 */
public record ControlReference(String standard, String control) {
    /** @throws IllegalArgumentException if either is blank */
    public ControlReference {
        if (standard.isBlank() || control.isBlank()) {
            throw new IllegalArgumentException("a control needs the name of its standard and its number");
        }
    }

    @Override
    public String toString() {
        return standard + " " + control;
    }
}
