package io.keyaudit.declarative.facts;

import io.keyaudit.spi.ProviderException;
import java.util.Optional;

/** The facts about each service, as they were transcribed apart from its file. */
public final class TranscribedFacts {
    private TranscribedFacts() {}

    static ServiceContract of(String id) {
        return switch (id) {
            case "algolia" -> new AlgoliaTest();
            case "bitbucket" -> new BitbucketTest();
            case "buildkite" -> new BuildkiteTest();
            case "cloudflare" -> new CloudflareTest();
            case "discord" -> new DiscordTest();
            case "elasticsearch" -> new ElasticsearchTest();
            case "fastly" -> new FastlyTest();
            case "gitguardian" -> new GitGuardianTest();
            case "github" -> new GitHubTest();
            case "gitlab" -> new GitLabTest();
            case "huggingface" -> new HuggingFaceTest();
            case "oauth2-introspection" -> new IntrospectionTest();
            case "sendgrid" -> new SendGridTest();
            case "sentry" -> new SentryTest();
            case "shopify" -> new ShopifyTest();
            case "slack" -> new SlackTest();
            case "sonarqube" -> new SonarQubeTest();
            case "square" -> new SquareTest();
            default -> throw new IllegalArgumentException(id);
        };
    }

    /** Returns how keys of a service are read otherwise than the facts say; empty if they are not. */
    public static Optional<String> contradiction(String id, Reading reading) {
        try {
            of(id).requireFacts(reading);
            return Optional.empty();
        } catch (ProviderException | AssertionError | RuntimeException different) {
            return Optional.of(String.valueOf(different.getMessage()));
        }
    }
}
