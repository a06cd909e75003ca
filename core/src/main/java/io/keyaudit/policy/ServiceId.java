package io.keyaudit.policy;

import io.keyaudit.Endpoint;
import io.keyaudit.KeySnapshot;
import java.util.Comparator;

/** A service in an audit. Immutable. */
record ServiceId(String provider, Endpoint endpoint) implements Comparable<ServiceId> {
    static ServiceId of(KeySnapshot key) {
        return new ServiceId(key.provider(), key.endpoint());
    }

    @Override
    public int compareTo(ServiceId other) {
        return Comparator.comparing(ServiceId::provider)
                .thenComparing(service -> service.endpoint().toString())
                .compare(this, other);
    }
}
