package io.keyaudit.drift;

import static io.keyaudit.drift.RecordedKey.DAY;
import static io.keyaudit.drift.RecordedKey.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.KeyAttributes;
import io.keyaudit.Restriction;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code drift/constraint-changed}: what is lifted, set and changed, and what is not known to have changed. */
class ConstraintChangesTest {
    private static KeyAttributes key() {
        return KeyAttributes.unknown();
    }

    private static KeyAttributes from(String... addresses) {
        return key().withAllowedAddresses(Fact.known(new AddressRestriction(List.of(addresses))));
    }

    private static KeyAttributes fromUnlisted() {
        return key().withAllowedAddresses(Fact.known(AddressRestriction.NOT_LISTED));
    }

    private static KeyAttributes fromAnywhere() {
        return key().withAllowedAddresses(Fact.none());
    }

    private static KeyAttributes to(Restriction... restrictions) {
        return key().withRestrictions(Fact.known(List.of(restrictions)));
    }

    static Stream<Arguments> constraints() {
        Restriction shop = new Restriction("shop", "one");
        Restriction zone = new Restriction("zone", "eu");
        return Stream.of(
                arguments(
                        "a lost address list",
                        from("10.0.0.1"),
                        fromAnywhere(),
                        "high: allowed-addresses 10.0.0.1>none"),
                arguments(
                        "a list that is unknown now",
                        from("10.0.0.1"),
                        key(),
                        "high?: allowed-addresses 10.0.0.1>unknown"),
                arguments(
                        "another list",
                        from("10.0.0.1"),
                        from("10.0.0.0/8"),
                        "high: allowed-addresses 10.0.0.1>10.0.0.0/8"),
                arguments(
                        "the same list in another order",
                        from("10.0.0.1", "10.0.0.2"),
                        from("10.0.0.2", "10.0.0.1"),
                        ""),
                arguments(
                        "a list that was set",
                        fromAnywhere(),
                        from("10.0.0.1"),
                        "low: allowed-addresses none>10.0.0.1"),
                arguments(
                        "an unlisted one that was lifted",
                        fromUnlisted(),
                        fromAnywhere(),
                        "high: allowed-addresses restricted>none"),
                arguments("an earlier file without constraints", key(), fromAnywhere(), ""),
                arguments("an earlier file, and a list now", key(), from("10.0.0.1"), ""),
                arguments(
                        "a lifted restriction",
                        to(shop),
                        key().withRestrictions(Fact.none()),
                        "high: restrictions shop one>none"),
                arguments(
                        "one of two restrictions lifted",
                        to(shop, zone),
                        to(shop),
                        "high: restrictions shop one, zone eu>shop one"),
                arguments("restrictions in another order", to(shop, zone), to(zone, shop), ""),
                arguments(
                        "a restriction that was set",
                        key().withRestrictions(Fact.none()),
                        to(shop),
                        "low: restrictions none>shop one"),
                arguments(
                        "a test key that works on production data",
                        key().withEnvironment(Fact.known(Environment.TEST)),
                        key().withEnvironment(Fact.known(Environment.PRODUCTION)),
                        "high: environment test>production"),
                arguments(
                        "a beginning that was lifted",
                        key().withNotBefore(Fact.known(DAY)),
                        key().withNotBefore(Fact.none()),
                        "high: not-before " + DAY + ">none"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("constraints")
    void findsWhatIsLiftedAndWhatIsSet(String what, KeyAttributes before, KeyAttributes now, String expected) {
        assertThat(DriftTest.between(
                        List.of(PLAIN.readWith(Constraints.of(before))), List.of(PLAIN.readWith(Constraints.of(now)))))
                .isEqualTo(expected.isEmpty() ? List.of() : List.of("constraint-changed " + expected));
    }
}
