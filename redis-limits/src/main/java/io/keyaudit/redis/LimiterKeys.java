package io.keyaudit.redis;

import java.util.List;

/**
 * Where the server keeps a limit.
 *
 * @param host what all limits of the host have in common
 * @param slots those that are held, by when they are free
 * @param waiters the machines that wait for one
 * @param name the limit's name within its host
 */
record LimiterKeys(String host, String slots, String waiters, String name) {
    List<String> all() {
        return List.of(host, slots, waiters);
    }
}
