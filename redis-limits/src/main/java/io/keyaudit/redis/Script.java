package io.keyaudit.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What the server does in one step. */
enum Script {
    /** Keeps a limit. */
    LIMITER("epoch.lua", "limiter.lua"),
    /** Keeps the nonces of a key. */
    NONCES("epoch.lua", "nonces.lua"),
    /** Compares the settings of all machines. */
    SETTINGS("settings.lua"),
    /** Hands out the keys of an audit. */
    QUEUE("queue.lua");

    private final String text;

    Script(String... parts) {
        StringBuilder whole = new StringBuilder();
        for (String part : parts) {
            whole.append(read(part)).append('\n');
        }
        this.text = whole.toString();
    }

    private static String read(String resource) {
        try (InputStream in = Script.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String text() {
        return text;
    }
}
