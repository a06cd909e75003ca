package io.keyaudit.drift;

import io.keyaudit.Fact;
import io.keyaudit.Grant;
import io.keyaudit.ResourceAccess;
import io.keyaudit.Sensitivity;
import io.keyaudit.Severity;
import io.keyaudit.providers.Providers;
import io.keyaudit.spi.AccessInfo;
import java.util.Optional;
import java.util.Set;

/** How much it matters that a key can do something, as the installed providers' scope tables say. Thread-safe. */
final class Exposure {
    /** How much an access matters of which nothing is known. */
    static final Severity UNKNOWN = Severity.HIGH;

    private final Providers providers;

    Exposure(Providers providers) {
        this.providers = providers;
    }

    /** Returns how much an access matters. */
    Severity of(String provider, ResourceAccess access) {
        return sensitivity(provider, access).map(Exposure::severity).orElse(UNKNOWN);
    }

    /**
     * Returns how much everything matters that a key can do or might be able to do. That a service does not report
     * whether a key manages keys says nothing of the key.
     */
    Severity of(String provider, KeyReading reading) {
        Severity worst = Severity.LOW;
        if (reading.permissions().unrestricted()) {
            worst = Severity.CRITICAL;
        } else if (managesKeys(reading) == Grant.GRANTED) {
            worst = Severity.HIGH;
        }
        if (!reading.unrecognizedScopes().isEmpty()) {
            worst = graver(worst, UNKNOWN);
        }
        for (Grant grant : Set.of(Grant.GRANTED, Grant.UNKNOWN)) {
            for (ResourceAccess access : reading.permissions().withGrant(grant)) {
                worst = graver(worst, of(provider, access));
            }
        }
        return worst;
    }

    /** Returns whether the key can create and change keys. */
    static Grant managesKeys(KeyReading reading) {
        if (!reading.managesKeys().reported()) {
            return Grant.UNKNOWN;
        }
        return reading.managesKeys().equals(Fact.known(true)) ? Grant.GRANTED : Grant.DENIED;
    }

    private static Severity graver(Severity one, Severity other) {
        return one.isAtLeast(other) ? one : other;
    }

    /** Returns how much harm an access can do, if that is known. */
    Optional<Sensitivity> sensitivity(String provider, ResourceAccess access) {
        return providers.scopes(provider).flatMap(table -> table.access(access)).map(AccessInfo::sensitivity);
    }

    private static Severity severity(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case LOW -> Severity.LOW;
            case MODERATE -> Severity.MEDIUM;
            case HIGH -> Severity.HIGH;
            case CRITICAL -> Severity.CRITICAL;
        };
    }
}
