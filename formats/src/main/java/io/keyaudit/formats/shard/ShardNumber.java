package io.keyaudit.formats.shard;

import io.keyaudit.text.Sha256;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the shards into which keys are divided. Which one a key belongs to depends on its name and the number of shards alone,
 * so it stays there when others are added. Immutable.
 *
 * @param index which one, from 1 on
 * @param of how many there are
 */
public record ShardNumber(int index, int of) {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

    /** @throws IllegalArgumentException if there is no such shard */
    public ShardNumber {
        if (index < 1 || index > of) {
            throw unknown();
        }
    }

    /**
     * Reads {@code 3/8}.
     *
     * @throws IllegalArgumentException if it has another form, or there is no such shard
     */
    public static ShardNumber parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw unknown();
        }
        return new ShardNumber(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Returns whether a key of this name belongs to the shard. */
    public boolean holds(String name) {
        long hash = ByteBuffer.wrap(Sha256.of(name)).getLong();
        return Long.remainderUnsigned(hash, of) == index - 1;
    }

    private static IllegalArgumentException unknown() {
        return new IllegalArgumentException("expected which shard and of how many, from 1/1 to 9999/9999, such as 3/8");
    }

    @Override
    public String toString() {
        return index + "/" + of;
    }
}
