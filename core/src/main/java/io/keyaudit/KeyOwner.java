package io.keyaudit;

/**
 * The account a key belongs to.
 *
 * @param id the service's identifier of the account
 * @param displayName the name shown to people; untrusted text, to be escaped wherever it is shown
 * @param active whether the account exists and can be used; {@link Fact.None} means that it is gone
 */
public record KeyOwner(String id, String displayName, Fact<Boolean> active) {
    /** Creates an account of which the service does not report whether it can be used. */
    public KeyOwner(String id, String displayName) {
        this(id, displayName, Fact.unknown());
    }
}
