package io.keyaudit.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The sample keys of the DocSpace portal. */
final class DocSpaceSamples {
    private static final DocSpaceUser ADMIN = DocSpaceUser.admin("Zoë O'Neill");
    private static final DocSpaceUser OPERATIONS = DocSpaceUser.admin("Operations & Support");

    private static final List<String> RESOURCES =
            List.of("files", "rooms", "accounts", "accounts.self", "groups", "portal");

    private final DocSpaceService portal;
    private final Instant now;

    private DocSpaceSamples(DocSpaceService portal, Instant now) {
        this.portal = portal;
        this.now = now;
    }

    static List<SampleKey> create(DocSpaceService portal, Instant now) {
        DocSpaceSamples samples = new DocSpaceSamples(portal, now);
        return List.of(
                samples.leastPrivilege(),
                samples.sync(),
                samples.groupsProvisioning(),
                samples.unrestrictedByAccident(),
                samples.expired(),
                samples.newScopes());
    }

    private SampleKey leastPrivilege() {
        return sample(
                "docs-reader",
                "Reads documents for a search index, and nothing else.",
                PortalKey.of("Search index", List.of("files:read"))
                        .withOwner(OPERATIONS)
                        .withCreation(daysAgo(20))
                        .withExpiry(daysAgo(-40))
                        .withLastUse(daysAgo(1)),
                List.of("production"),
                read(Map.of("files", "r-")));
    }

    private SampleKey sync() {
        return sample(
                "docs-sync",
                "Copies files both ways; reads rooms, cannot change them.",
                PortalKey.of("Nightly sync", List.of("files:write", "rooms:read"))
                        .withOwner(OPERATIONS)
                        .withCreation(daysAgo(200))
                        .withExpiry(daysAgo(-100))
                        .withLastUse(daysAgo(1)),
                List.of("production"),
                read(Map.of("files", "rw", "rooms", "r-")));
    }

    private SampleKey groupsProvisioning() {
        return sample(
                "groups-provisioning",
                "Its one scope writes groups and cannot read them.",
                PortalKey.of("Directory to groups", List.of("accounts:write"))
                        .withOwner(ADMIN)
                        .withCreation(daysAgo(90))
                        .withLastUse(daysAgo(2)),
                List.of("production"),
                read(Map.of("accounts", "rw", "groups", "-w")));
    }

    private SampleKey unrestrictedByAccident() {
        return sample(
                "quick-script",
                "Created with a name alone, which means full access.",
                PortalKey.unrestricted("test").withOwner(ADMIN).withCreation(daysAgo(500)),
                List.of("development"),
                new ExpectedReading.Read("active", true, allExcept("rw", Map.of()), List.of()));
    }

    private SampleKey expired() {
        return sample(
                "contractor-migration",
                "Expired five minutes ago; a list still shows it active.",
                PortalKey.of("Contractor migration", List.of("files:write", "rooms:write"))
                        .withOwner(ADMIN)
                        .withCreation(daysAgo(30))
                        .withExpiry(now.minus(Duration.ofMinutes(5)))
                        .withLastUse(daysAgo(3)),
                List.of("contractor"),
                new ExpectedReading.Refused("rejected"));
    }

    private SampleKey newScopes() {
        Map<String, String> pairs =
                allExcept("--", Map.of("files", "??", "rooms", "r-", "spaces", "??", "portal", "??"));
        return sample(
                "beta-integration",
                "Has scopes that are newer than this audit.",
                PortalKey.of("Spaces beta", List.of("files:admin", "rooms:read", "spaces:read"))
                        .withOwner(ADMIN)
                        .withCreation(daysAgo(3))
                        .withExpiry(daysAgo(-27)),
                List.of("beta"),
                new ExpectedReading.Read("active", false, pairs, List.of("files:admin", "spaces:read")));
    }

    private SampleKey sample(String name, String story, PortalKey key, List<String> tags, ExpectedReading expected) {
        return sample(name, story, portal.createKey(key), tags, expected);
    }

    private SampleKey sample(String name, String story, String secret, List<String> tags, ExpectedReading expected) {
        return new SampleKey(
                name, story, "docspace", portal.endpoint(), Map.of("apiKey", secret), Map.of(), tags, expected);
    }

    private static ExpectedReading read(Map<String, String> pairs) {
        return new ExpectedReading.Read("active", false, allExcept("--", pairs), List.of());
    }

    /** One pair for every resource but the given ones. */
    private static Map<String, String> allExcept(String pair, Map<String, String> others) {
        Map<String, String> pairs = new TreeMap<>();
        RESOURCES.forEach(resource -> pairs.put(resource, pair));
        pairs.putAll(others);
        return pairs;
    }

    private Instant daysAgo(int days) {
        return now.minus(Duration.ofDays(days));
    }
}
