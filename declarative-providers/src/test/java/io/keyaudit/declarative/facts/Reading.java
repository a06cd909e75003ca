package io.keyaudit.declarative.facts;

import io.keyaudit.KeySnapshot;
import io.keyaudit.spi.ProviderException;
import java.util.List;

/** Reads keys of one service, which answers as a conversation says. */
public interface Reading {
    /**
     * Reads the key that a conversation is about.
     *
     * @throws ProviderException if it is not read
     */
    KeySnapshot inspect(Conversation conversation) throws ProviderException;

    /** Returns how many requests were sent so far. */
    int requests();

    /** Returns the requests so far that no conversation documents. */
    List<String> undocumented();
}
