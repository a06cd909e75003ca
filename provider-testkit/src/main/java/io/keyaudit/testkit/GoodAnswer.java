package io.keyaudit.testkit;

import io.keyaudit.PermissionSet;
import java.util.List;

/**
 * What a service says about a key, and what the key can do according to it. Immutable.
 *
 * @param conversation every request that the inspection can send, with its answer, first the one that says what the
 *     key can do; at least one
 * @param permissions what follows, found by hand; it lists every documented resource
 */
public record GoodAnswer(List<Exchange> conversation, PermissionSet permissions) {
    /**
     * Copies what can change.
     *
     * @throws IllegalArgumentException if the conversation is empty
     */
    public GoodAnswer {
        conversation = List.copyOf(conversation);
        if (conversation.isEmpty()) {
            throw new IllegalArgumentException("a conversation has at least one exchange");
        }
    }
}
