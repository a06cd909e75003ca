package io.keyaudit.exchange;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.Restriction;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Facts about keys that several exchanges report alike. */
public final class Facts {
    private Facts() {}

    /**
     * Returns a key's label: none if it is blank, unknown if the answer has no such field.
     *
     * @throws HttpException if it is no text
     */
    public static Fact<String> label(Optional<JsonAnswer> field) throws HttpException {
        return field.isEmpty()
                ? Fact.unknown()
                : Fact.knownOrNone(Optional.of(field.get().asString()).filter(text -> !text.isBlank()));
    }

    /** Returns the instant of so many milliseconds since 1970; unknown if the answer has no such field. */
    public static Fact<Instant> millis(Optional<JsonAnswer> field) throws HttpException {
        return field.isEmpty() ? Fact.unknown() : Fact.known(Times.millis(field.get()));
    }

    /** Returns the instant that is written as in ISO 8601; unknown if the answer has no such field. */
    public static Fact<Instant> iso(Optional<JsonAnswer> field) throws HttpException {
        return field.isEmpty() ? Fact.unknown() : Fact.known(Times.iso(field.get()));
    }

    /** Returns the restriction to the addresses in a text with commas; unknown if the answer has no such field. */
    public static Fact<AddressRestriction> addresses(Optional<JsonAnswer> field) throws HttpException {
        return field.isEmpty()
                ? Fact.unknown()
                : addresses(Words.split(field.get().asString()));
    }

    /** Returns the restriction to the addresses in an array; unknown if the answer has no such field. */
    public static Fact<AddressRestriction> listed(Optional<JsonAnswer> field) throws HttpException {
        return field.isEmpty() ? Fact.unknown() : addresses(field.get().asStrings());
    }

    /** Returns the restriction to these addresses or ranges: none if there are none but blank ones. */
    public static Fact<AddressRestriction> addresses(List<String> listed) {
        List<String> addresses =
                listed.stream().filter(address -> !address.isBlank()).toList();
        return addresses.isEmpty() ? Fact.none() : Fact.known(new AddressRestriction(addresses));
    }

    /** Returns a flag; empty if the answer has no such field. */
    public static Optional<Boolean> flag(Optional<JsonAnswer> field) throws HttpException {
        return field.isPresent() ? Optional.of(field.get().asBoolean()) : Optional.empty();
    }

    /**
     * Returns the restriction of a key to a sub-account that the exchange does not name: none for a main account's.
     *
     * @param subAccount whether the key belongs to one; empty if that is not known
     */
    public static Fact<List<Restriction>> subAccount(Optional<Boolean> subAccount) {
        if (subAccount.isEmpty()) {
            return Fact.unknown();
        }
        return subAccount.get() ? Fact.known(List.of(new Restriction("sub-account", "not named"))) : Fact.none();
    }
}
