package io.keyaudit.spi;

/**
 * Says which requests are counted together, and which hosts are left alone together. Immutable.
 *
 * @param authority the host's name and port, as in {@link io.keyaudit.Endpoint#authority()}
 * @param limit the most requests that the service takes
 * @param subject the account or key that the service counts for, such as a fingerprint of the key; never a secret. Empty
 *     where it counts for the address, and for accounts that are not known, which so count as one
 * @param pausedWith the group of hosts that are paused together, such as those that a service bans together; the
 *     authority itself for a host on its own
 */
public record LimiterId(String authority, RateLimit limit, String subject, String pausedWith) {
    /** Drops the subject where the service counts for the address. */
    public LimiterId {
        subject = limit.counts() == RateLimit.Counts.ADDRESS ? "" : subject;
    }

    /** Returns the identity of a host's limiter: of the address, or of all accounts and keys that are not known. */
    public static LimiterId of(String authority, RateLimit limit) {
        return new LimiterId(authority, limit, "", authority);
    }

    /** Returns the same for one account or key. It makes no difference where the service counts for the address. */
    public LimiterId forSubject(String accountOrKey) {
        return new LimiterId(authority, limit, accountOrKey, pausedWith);
    }

    /** Returns the same, of a host that is paused together with others. */
    public LimiterId pausedWith(String group) {
        return new LimiterId(authority, limit, subject, group);
    }
}
