package io.keyaudit.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a server is. No user or password is part of it: addresses are seen by others, in arguments and logs. */
final class RedisAddress {
    private static final Set<String> SCHEMES = Set.of("redis", "rediss", "redis-sentinel", "rediss-sentinel");

    private RedisAddress() {}

    /** @throws IllegalArgumentException if it is no such address; the message does not repeat it */
    static RedisURI parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException malformed) {
            throw wrong("the address of the shared limits is malformed");
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
            throw wrong("the address of the shared limits has another scheme");
        }
        if (text.contains("@")) {
            throw wrong("the address of the shared limits has a user or password in it, where others can see it; give"
                    + " them apart");
        }
        if (uri.getRawAuthority() == null || uri.getRawQuery() != null) {
            throw wrong("the address of the shared limits has no host, or more than an address");
        }
        try {
            return RedisURI.create(text);
        } catch (IllegalArgumentException malformed) {
            throw wrong("the address of the shared limits is malformed");
        }
    }

    private static IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + "; it looks like redis://host:6379, rediss://host:6379 for TLS, or"
                + " redis-sentinel://host1:26379,host2:26379#master");
    }

    /** Returns the server's name in messages. */
    static String place(RedisURI uri) {
        return uri.getSentinels().isEmpty()
                ? uri.getHost() + ":" + uri.getPort()
                : uri.getSentinels().stream()
                        .map(sentinel -> sentinel.getHost() + ":" + sentinel.getPort())
                        .collect(Collectors.joining(",", "the Sentinels ", ""));
    }
}
