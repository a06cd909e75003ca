package io.keyaudit.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keyaudit.Access;
import io.keyaudit.Endpoint;
import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.Capability;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ResourceInfo;
import io.keyaudit.spi.Timeouts;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The provider says what it is, needs, knows and costs. */
abstract class DescriptionChecks extends Checks {
    private static final Endpoint NOWHERE = Endpoint.parse("http://127.0.0.1:9");

    private static void assertText(String text, String what) {
        assertFalse(text == null || text.isBlank(), () -> what + " is blank");
    }

    private static void assertDistinct(List<String> names, String what) {
        assertEquals(names.size(), new HashSet<>(names).size(), () -> "Two " + what + " have one name: " + names);
    }

    @Test
    void theIdIsOfLettersDigitsAndHyphens() {
        String id = bench().provider().id();
        assertTrue(
                id.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                () -> "The id \"" + id + "\" is not of lower-case letters," + " digits and hyphens");
        assertEquals(id, bench().provider().id(), "The id changes");
    }

    @Test
    void theServiceHasAName() {
        assertText(bench().description().displayName(), "The display name");
    }

    @Test
    void everyCredentialIsExplained() {
        List<CredentialField> fields = bench().description().credentials();
        for (CredentialField field : fields) {
            assertText(field.name(), "The name of a credential");
            assertText(field.description(), "The description of the credential \"" + field.name() + "\"");
        }
        assertDistinct(fields.stream().map(CredentialField::name).toList(), "credentials");
    }

    @Test
    void oneCredentialIsSecret() {
        assertTrue(
                bench().description().credentials().stream().anyMatch(CredentialField::secret),
                "No credential is described as secret");
    }

    @Test
    void theCredentialsAreThoseOfAKey() {
        Set<String> given = bench().key().names();
        for (CredentialField field : bench().description().credentials()) {
            assertTrue(
                    !field.required() || given.contains(field.name()),
                    () -> "The key of this test has no \"" + field.name() + "\", which is described as required");
        }
        List<String> described = bench().description().credentials().stream()
                .map(CredentialField::name)
                .toList();
        assertTrue(described.containsAll(given), () -> "Described are " + described + ", and the key has " + given);
    }

    @Test
    void everyResourceIsExplained() {
        List<ResourceInfo> resources = bench().description().scopes().resources();
        assertTrue(resources.stream().anyMatch(ResourceInfo::documented), "No documented resource is described");
        for (ResourceInfo resource : resources) {
            for (Access access : Access.values()) {
                AccessInfo info = resource.access(access);
                String what = resource.name() + ":" + access.text();
                assertText(info.meaning(), "The meaning of " + what);
                assertNotNull(info.sensitivity(), () -> what + " has no sensitivity");
            }
        }
        assertDistinct(resources.stream().map(ResourceInfo::name).toList(), "resources");
    }

    @Test
    void everyOptionIsExplained() {
        List<OptionField> options = bench().description().options();
        for (OptionField option : options) {
            assertText(option.name(), "The name of an option");
            assertText(option.description(), "The description of the option \"" + option.name() + "\"");
        }
        assertDistinct(options.stream().map(OptionField::name).toList(), "options");
    }

    @Test
    void everyValueOfAnOptionCanBeChosen() throws ProviderException {
        for (OptionField option : bench().description().options()) {
            for (String value : option.values()) {
                Map<String, String> chosen = new HashMap<>(
                        bench().description().optionValues(contract().options()));
                chosen.put(option.name(), value);
                ProviderContext context = bench().context(NOWHERE, Timeouts.DEFAULT);
                try (ProviderSession session = bench().provider()
                        .open(new ProviderContext(
                                NOWHERE,
                                chosen,
                                context.clock(),
                                context.ticker(),
                                context.timeouts(),
                                context.rateLimiters()))) {
                    assertNotNull(session, () -> "No session with " + option.name() + " " + value);
                }
            }
        }
    }

    @Test
    void theRateLimitIsDescribed() {
        assertNotNull(bench().description().rateLimit(), "No rate limit is described; none is RateLimit.NONE");
    }

    @Test
    void theDescriptionStaysTheSame() {
        assertEquals(facts(bench().description()), facts(bench().description()));
    }

    private static List<Object> facts(ProviderDescription description) {
        return List.of(
                description.displayName(),
                description.credentials(),
                description.defaultEndpoint(),
                description.options(),
                description.scopes().resources(),
                description.scopes().scopes(),
                description.callsPerInspection(),
                description.rateLimit());
    }

    @Test
    void theAbilitiesAreThere() throws ProviderException {
        Set<Capability> capabilities = bench().provider().capabilities();
        ProviderContext context = bench().context(NOWHERE, Timeouts.DEFAULT);
        try (ProviderSession session = bench().provider().open(context)) {
            assertEquals(
                    capabilities.contains(Capability.INVENTORY),
                    session.inventory().isPresent(),
                    "Whether sessions have an inventory is not what the capabilities say");
        }
        assertEquals(
                capabilities.contains(Capability.LIFECYCLE),
                bench().provider().openLifecycle(context).isPresent(),
                "Whether there is a lifecycle is not what the capabilities say");
    }
}
