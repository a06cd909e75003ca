package io.keyaudit.exchange.deribit;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.exchange.SandboxKeysContract;
import io.keyaudit.sandbox.DeribitErrors;
import io.keyaudit.sandbox.DeribitKey;
import io.keyaudit.sandbox.DeribitKeys;
import io.keyaudit.sandbox.DeribitService;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.sandbox.ExchangeOptions;
import io.keyaudit.sandbox.ExchangeService;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeribitSandboxTest extends SandboxKeysContract<DeribitKey> {
    private static final Map<String, String> LIST = Map.of("keyList", "read");

    @Override
    protected PermissionProvider provider() {
        return new DeribitProvider();
    }

    @Override
    protected ExchangeService<DeribitKey> start(ExchangeOptions options) {
        return DeribitService.start(options);
    }

    @Override
    protected DeribitKey random(RandomGenerator random) {
        return DeribitKeys.random(random);
    }

    @Override
    protected List<DocumentedError> documentedErrors() {
        return DeribitErrors.documented();
    }

    @Override
    protected String everyAnswersField() {
        return "scope";
    }

    @Test
    void theTokenLivesForAMinute() throws ProviderException {
        try (DeribitService deribit =
                DeribitService.start(ExchangeOptions.defaults().withClock(CLOCK))) {
            DeribitKey key = DeribitKey.of("the-client-id", "secret-of-the-key", Map.of("trade", "read"));
            deribit.addKey(key);

            assertThat(inspect(deribit, key).nativeScopes())
                    .containsExactlyInAnyOrder("connection", "mainaccount", "trade:read");

            assertThat(deribit.tokenLives()).containsExactly(60);
        }
    }

    @Test
    void theListOfKeysIsReadWhereTheOptionSaysSoAndOnlyTheKeysOwnEntryIsKept() throws ProviderException {
        try (DeribitService deribit =
                DeribitService.start(ExchangeOptions.defaults().withClock(CLOCK))) {
            DeribitKey other = DeribitKey.of("another-id", "secret-of-the-other", Map.of("wallet", "read_write"));
            DeribitKey key = DeribitKey.of("the-client-id", "secret-of-the-key", Map.of("account", "read"))
                    .withAddresses(ExchangeOptions.DEFAULT_CALLER);
            deribit.addKey(other);
            deribit.addKey(key);

            KeySnapshot snapshot = inspect(deribit, key.credentials(), LIST);

            assertThat(snapshot.attributes().label()).isEqualTo(Fact.known("bot"));
            assertThat(snapshot.attributes().allowedAddresses())
                    .isEqualTo(Fact.known(new AddressRestriction(List.of(ExchangeOptions.DEFAULT_CALLER))));
            assertThat(snapshot.evidence().details()).containsEntry(DeribitKeyList.CHANGED, "2019-06-11T06:58:07.708Z");
            assertThat(snapshot.toString()).doesNotContain("another-id", "secret-of", "the-client-id");
            assertThat(deribit.requests())
                    .containsExactly("POST /api/v2/public/auth", "GET /api/v2/private/list_api_keys");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aListThatIsNotShownLeavesTheFactsUnknown(boolean secondFactor) throws ProviderException {
        try (DeribitService deribit =
                DeribitService.start(ExchangeOptions.defaults().withClock(CLOCK))) {
            DeribitKey key = DeribitKey.of(
                    "the-client-id", "secret-of-the-key", Map.of("account", secondFactor ? "read" : "none"));
            deribit.addKey(key);
            if (secondFactor) {
                deribit.protectLists();
            }

            KeySnapshot snapshot = inspect(deribit, key.credentials(), LIST);

            assertThat(snapshot.attributes().label()).isEqualTo(Fact.unknown());
            assertThat(snapshot.attributes().allowedAddresses()).isEqualTo(Fact.unknown());
            assertThat(snapshot.evidence().details()).containsKey(DeribitKeyList.NOT_SHOWN);
        }
    }

    /** Although it was asked for. */
    @Test
    void aScopeThatIsNotMentionedIsUnknown() throws ProviderException {
        try (ExchangeService<DeribitKey> deribit = start()) {
            DeribitKey key = DeribitKey.of("the-client-id", "secret-of-the-key", Map.of("trade", "none"));
            deribit.addKey(key);

            assertThat(inspect(deribit, key).permissions().permissions())
                    .contains(
                            new Permission("trade", Grant.DENIED, Grant.DENIED),
                            new Permission("wallet", Grant.UNKNOWN, Grant.UNKNOWN));
        }
    }
}
