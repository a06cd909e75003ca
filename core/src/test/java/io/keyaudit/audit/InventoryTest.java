package io.keyaudit.audit;

import static io.keyaudit.audit.ListingProvider.key;
import static io.keyaudit.audit.ListingProvider.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Secret;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.KeyListing;
import io.keyaudit.spi.KeyListing.Coverage;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.Timeouts;
import io.keyaudit.spi.VirtualTicker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Targets that stand for every key that they can list. */
class InventoryTest {
    private static final String ADMIN = "admin-secret";

    private static AuditTarget.Builder admin() {
        return AuditTarget.builder("portal", StubProvider.ID)
                .credential("apiKey", Secret.of(ADMIN))
                .tag("production")
                .option("mode", "gentle")
                .inventory();
    }

    private static List<KeyOutcome> audit(PermissionProvider provider, AuditTarget... targets) {
        return KeyAuditor.builder().providers(provider).build().audit(List.of(targets));
    }

    /** A key's outcome must not hold its secret, so the id of the key that asks is another text. */
    private static ListingProvider listing(Function<ProviderContext, List<KeySnapshot>> keys) {
        return ListingProvider.of(context -> (credentials, each) -> {
            List<KeySnapshot> listed = keys.apply(context);
            listed.forEach(each);
            return new KeyListing(listed.size(), Coverage.ALL_USERS, List.of("GET /keys"));
        });
    }

    @Test
    void everyListedKeyHasAnOutcomeBehindItsTargets() {
        ListingProvider provider = listing(
                context -> List.of(key(context, "id-2", "bot"), key(context, "adm", "adm"), key(context, "id-1", "")));
        AuditTarget target = target("adm");

        List<KeyOutcome> outcomes = audit(provider, plain("a"), target, plain("b"));

        assertThat(outcomes).allMatch(Inspected.class::isInstance);
        assertThat(outcomes)
                .extracting(outcome -> outcome.target().name())
                .containsExactly("a", "portal", "portal/bot#id-2", "portal/#id-1", "b");
        assertThat(((Inspected) outcomes.get(1)).snapshot().evidence().details())
                .containsEntry("inventory", "3 keys of all users");
        assertThat(((Inspected) outcomes.get(1)).snapshot().evidence().calls())
                .containsExactly("GET /keys", "GET /keys");
        AuditTarget listed = outcomes.get(2).target();
        assertThat(listed.listedBy()).contains("portal");
        assertThat(listed.inventory()).isFalse();
        assertThat(((KeyCredentials.Given) listed.credentials()).credentials().names())
                .isEmpty();
        assertThat(listed.tags()).containsExactly("production");
        assertThat(listed.options()).isEqualTo(target.options());
        assertThat(listed.provider()).isEqualTo(target.provider());
        assertThat(target.listedBy()).isEmpty();
    }

    private static AuditTarget target(String id) {
        return AuditTarget.builder("portal", StubProvider.ID)
                .credential("apiKey", Secret.of(id))
                .tag("production")
                .option("mode", "gentle")
                .inventory()
                .build();
    }

    private static AuditTarget plain(String name) {
        return StubProvider.target(name);
    }

    @Test
    void keysOfTheSameNameAreToldApartInEveryRun() {
        List<String> first = names(List.of("7c1e9f02-aaaa", "7c1e9f02-bbbb", "11111111-cccc"), "bot");
        List<String> again = names(List.of("11111111-cccc", "7c1e9f02-bbbb", "7c1e9f02-aaaa"), "bot");

        assertThat(first)
                .containsExactly(
                        "portal", "portal/bot#7c1e9f02-aaaa", "portal/bot#7c1e9f02-bbbb", "portal/bot#11111111");
        assertThat(again).containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void aLabelDoesNotBreakTheName() {
        assertThat(names(List.of("12345678-9"), " a\n\u001b[31m b\u202e "))
                .containsExactly("portal", "portal/a [31m b#12345678");
        assertThat(names(List.of("12345678-9"), "x".repeat(61)))
                .containsExactly("portal", "portal/" + "x".repeat(60) + "#12345678");
    }

    private static List<String> names(List<String> ids, String label) {
        return audit(
                        listing(context -> Stream.concat(
                                        Stream.of(key(context, "adm", "own")),
                                        ids.stream().map(id -> key(context, id, label)))
                                .toList()),
                        target("adm"))
                .stream()
                .map(outcome -> outcome.target().name())
                .toList();
    }

    static Stream<Arguments> untrustworthy() {
        return Stream.of(
                arguments("no id", context -> with(key(context, "x", "x"), Fact.unknown(), "x"), FailureKind.INTERNAL),
                arguments("an id twice", context -> key(context, "adm", "other"), FailureKind.PROTOCOL),
                arguments("another endpoint", context -> key(elsewhere(context), "x", "x"), FailureKind.INTERNAL),
                arguments("the secret", context -> key(context, "x", "my " + ADMIN), FailureKind.PROTOCOL));
    }

    private static Arguments arguments(
            String what, Function<ProviderContext, KeySnapshot> wrong, FailureKind expected) {
        return Arguments.of(what, wrong, expected);
    }

    private static ProviderContext elsewhere(ProviderContext context) {
        return new ProviderContext(
                io.keyaudit.Endpoint.parse("https://elsewhere.example.com"),
                context.options(),
                context.clock(),
                context.ticker(),
                Timeouts.DEFAULT,
                context.rateLimiters());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("untrustworthy")
    void aListOfWhichOneKeyCannotBeTrustedIsNone(
            String what, Function<ProviderContext, KeySnapshot> wrong, FailureKind expected) {
        ListingProvider provider = listing(
                context -> List.of(key(context, "adm", "own"), key(context, "fine", "fine"), wrong.apply(context)));
        AuditTarget target = AuditTarget.builder("portal", StubProvider.ID)
                .credential("apiKey", Secret.of("adm"))
                .credential("proof", Secret.of(ADMIN))
                .inventory()
                .build();

        assertThat(audit(provider, target)).as(what).singleElement().isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(expected);
            assertThat(failed.message()).doesNotContain(ADMIN);
        });
    }

    @Test
    void aListThatBreaksOffIsNone() {
        ListingProvider provider = ListingProvider.of(context -> (credentials, each) -> {
            each.accept(key(context, "adm", "own"));
            each.accept(key(context, "fine", "fine"));
            throw new ProviderException(FailureKind.UNAVAILABLE, "it broke with " + ADMIN);
        });
        AuditTarget target = AuditTarget.builder("portal", StubProvider.ID)
                .credential("apiKey", Secret.of("adm"))
                .credential("proof", Secret.of(ADMIN))
                .inventory()
                .build();

        assertThat(audit(provider, target))
                .containsExactly(new Failed(
                        target,
                        FailureKind.UNAVAILABLE,
                        "the key itself was read, but not the keys that it can list: it broke with ***"));
    }

    @Test
    void aListWithoutTheKeyThatAsksIsNotWhole() {
        ListingProvider provider = listing(context -> List.of(key(context, "fine", "fine")));

        assertThat(audit(provider, target("adm"))).singleElement().isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.kind()).isEqualTo(FailureKind.PROTOCOL);
            assertThat(failed.message()).contains("not whole");
        });
    }

    @Test
    void aNumberOfKeysThatIsNotTrueIsAFault() {
        ListingProvider provider = ListingProvider.of(context -> (credentials, each) -> {
            each.accept(key(context, "adm", "own"));
            return new KeyListing(2, Coverage.UNKNOWN, List.of());
        });

        assertThat(audit(provider, target("adm")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL));
    }

    @Test
    void aProviderThatCannotListIsToldSoBeforeAnythingIsSent() {
        StubProvider stub = StubProvider.reading();

        assertThat(admin().build().problems(Providers.of(stub)))
                .containsExactly(
                        new TargetProblem("inventory", "stub cannot list an account's keys; name each key on its own"));
        assertThat(audit(stub, admin().build())).singleElement().isInstanceOf(Failed.class);
        assertThat(stub.opened).isEmpty();
        assertThat(audit(ListingProvider.withoutInventory(), target("adm")))
                .singleElement()
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.INTERNAL));
    }

    @Test
    void aListHasATimeOfItsOwnAndOneThatHangsFailsItsTargetOnly() {
        Duration timeout = Duration.ofMillis(50);
        VirtualTicker ticker = new VirtualTicker();
        CountDownLatch never = new CountDownLatch(1);
        ListingProvider provider = ListingProvider.of(context -> (credentials, each) -> {
            try {
                ticker.pass(timeout);
                never.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            throw new ProviderException(FailureKind.CANCELLED, "stopped");
        });

        List<KeyOutcome> outcomes = KeyAuditor.builder()
                .providers(provider)
                .concurrency(1)
                .timeout(timeout)
                .ticker(ticker)
                .build()
                .audit(List.of(target("adm"), plain("b")));

        assertThat(outcomes)
                .element(0)
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.kind()).isEqualTo(FailureKind.TIMEOUT));
        assertThat(outcomes).element(1).isInstanceOf(Inspected.class);
    }

    @Test
    void theListenerIsToldOfTargetsOnly() {
        List<String> told = new ArrayList<>();
        KeyAuditor.builder()
                .providers(listing(context -> List.of(key(context, "adm", "own"), key(context, "x", "x"))))
                .listener(new AuditListener() {
                    @Override
                    public void finished(KeyOutcome outcome) {
                        told.add(outcome.target().name());
                    }
                })
                .build()
                .audit(
                        List.of(target("adm")),
                        outcome -> told.add("reported " + outcome.target().name()));

        assertThat(told).containsExactly("portal", "reported portal", "reported portal/x#x");
    }

    @Test
    void saysForPeopleWhatAListCovers() {
        assertThat(new KeyListing(42, Coverage.ALL_USERS, List.of()).summary()).isEqualTo("42 keys of all users");
        assertThat(new KeyListing(1, Coverage.OWN_KEYS, List.of()).summary())
                .isEqualTo("1 key, only the asking user's own");
        assertThat(new KeyListing(3, Coverage.UNKNOWN, List.of()).summary())
                .isEqualTo("3 keys of one user; unknown whether others have any");
    }
}
