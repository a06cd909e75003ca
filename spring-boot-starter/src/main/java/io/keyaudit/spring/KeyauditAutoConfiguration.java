package io.keyaudit.spring;

import io.keyaudit.Secret;
import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.formats.policy.PolicyReference;
import io.keyaudit.observability.MicrometerAuditListener;
import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import io.keyaudit.redis.RedisLimits;
import io.keyaudit.spi.Nonces;
import io.keyaudit.spi.RateLimiters;
import io.keyaudit.yaml.InvalidFileException;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets up the audit of the application's keys. Every bean gives way to one of the application's own. */
@AutoConfiguration(
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@EnableConfigurationProperties(KeyauditProperties.class)
public final class KeyauditAutoConfiguration {
    /** Called by Spring. */
    public KeyauditAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Providers keyauditProviders() {
        return Providers.discover();
    }

    @Bean
    @ConditionalOnMissingBean
    KeyAuditor keyAuditor(
            Providers providers,
            KeyauditProperties properties,
            ObjectProvider<AuditListener> listeners,
            ObjectProvider<RateLimiters> limiters,
            ObjectProvider<Nonces> nonces) {
        if (properties.limits().address() != null && limiters.getIfUnique() == null) {
            throw new InvalidKeyPropertiesException(
                    List.of("keyaudit.limits: keyaudit-redis-limits is not on the class path; add it"));
        }
        KeyAuditor.Builder auditor = KeyAuditor.builder().providers(providers).timeout(properties.timeout());
        listeners.ifUnique(auditor::listener);
        limiters.ifUnique(auditor::rateLimiters);
        nonces.ifUnique(auditor::nonces);
        return auditor.build();
    }

    @Bean
    @ConditionalOnMissingBean
    Policy keyauditPolicy(Providers providers, KeyauditProperties properties) {
        try {
            return new PolicyReference(properties.policy())
                    .read(Path.of(""), providers)
                    .policy();
        } catch (InvalidFileException | IllegalArgumentException unusable) {
            throw new InvalidKeyPropertiesException(List.of("keyaudit.policy: " + unusable.getMessage()));
        }
    }

    @Bean
    @ConditionalOnMissingBean
    ApplicationKeys applicationKeys(
            KeyauditProperties properties, KeyAuditor auditor, Policy policy, ObjectProvider<Clock> clocks) {
        Clock clock = clocks.getIfUnique(Clock::systemUTC);
        return new ApplicationKeys(
                KeyTargets.of(properties, auditor.providers()),
                auditor,
                policy,
                properties.failOn(),
                Optional.ofNullable(properties.snapshot().file())
                        .map(file ->
                                new SharedSnapshot(file, properties.snapshot().maxAge(), program(), clock)),
                clock);
    }

    private static String program() {
        String version = KeyauditAutoConfiguration.class.getPackage().getImplementationVersion();
        return "keyaudit-spring-boot-starter " + (version == null ? "unpackaged" : version);
    }

    @Bean
    @ConditionalOnMissingBean
    StartCheck keyauditStartCheck(ApplicationKeys keys, KeyauditProperties properties) {
        return new StartCheck(keys, properties.onStart());
    }

    @Bean
    @ConditionalOnMissingBean
    Reaudits keyauditReaudits(ApplicationKeys keys, KeyauditProperties properties, ApplicationEventPublisher events) {
        return new Reaudits(keys, properties.auditEvery(), events);
    }

    /** Limits and nonces that replicas share, if the application says where. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(RedisLimits.class)
    @ConditionalOnProperty("keyaudit.limits.address")
    static class SharedLimits {
        @Bean
        @ConditionalOnMissingBean
        RedisLimits keyauditLimits(KeyauditProperties properties) {
            KeyauditProperties.Limits limits = properties.limits();
            if (limits.address() == null
                    || limits.salt() == null
                    || limits.salt().isBlank()) {
                throw new InvalidKeyPropertiesException(
                        List.of("keyaudit.limits: address and salt are needed, the salt a secret of all replicas"));
            }
            if (limits.user() != null && limits.password() == null) {
                throw new InvalidKeyPropertiesException(List.of("keyaudit.limits: user needs password"));
            }
            try {
                RedisLimits.Builder builder = RedisLimits.builder(limits.address(), Secret.of(limits.salt()));
                Optional.ofNullable(limits.user()).ifPresent(builder::user);
                Optional.ofNullable(limits.password()).map(Secret::of).ifPresent(builder::password);
                return builder.connect();
            } catch (IllegalArgumentException | IOException unusable) {
                throw new InvalidKeyPropertiesException(List.of("keyaudit.limits: " + unusable.getMessage()));
            }
        }

        @Bean
        @ConditionalOnMissingBean
        RateLimiters keyauditRateLimiters(RedisLimits limits) {
            return limits.rateLimiters();
        }

        @Bean
        @ConditionalOnMissingBean
        Nonces keyauditNonces(RedisLimits limits) {
            return limits.nonces();
        }
    }

    /** Observations, if the application has a registry of them. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    @ConditionalOnBean(ObservationRegistry.class)
    static class Observations {
        @Bean
        @ConditionalOnMissingBean
        AuditListener keyauditObservations(ObservationRegistry registry) {
            return new MicrometerAuditListener(registry);
        }
    }

    /** The state of the keys as a part of the application's health. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
    static class HealthContribution {
        @Bean
        @ConditionalOnMissingBean(name = "keyauditHealthIndicator")
        @ConditionalOnEnabledHealthIndicator("keyaudit")
        HealthIndicator keyauditHealthIndicator(ApplicationKeys keys) {
            return new KeysHealthIndicator(keys);
        }
    }

    /** The actuator endpoint. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
    static class Actuator {
        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint(endpoint = KeysEndpoint.class)
        KeysEndpoint keyauditEndpoint(ApplicationKeys keys) {
            return new KeysEndpoint(keys);
        }
    }
}
