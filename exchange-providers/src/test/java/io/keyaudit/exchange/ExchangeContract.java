package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.PermissionSet;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import java.util.List;
import java.util.Map;

/** The provider contract for an exchange, whose answers to two keys differ in what they say of the keys' rights alone. */
public abstract class ExchangeContract extends ProviderContract {
    /**
     * What an exchange says of a key's rights, and what follows.
     *
     * @param rights as a part of the answer
     */
    protected record Said(String rights, PermissionSet permissions) {}

    /** Returns what is said of one key. */
    protected abstract Said good();

    /** Returns what is said of a key that can do other things. */
    protected abstract Said other();

    /** Returns the rights and one more, in the answer's form. */
    protected abstract String and(String rights, String scope);

    /** Returns all that is said about a key with these rights. */
    protected abstract List<Exchange> conversation(Credentials key, String rights);

    /** Returns the errors that the exchange documents. */
    protected abstract List<DocumentedError> documentedErrors();

    /**
     * Returns what is said of a key, and what follows.
     *
     * @param others the pair, such as {@code --}, of every resource that is not listed
     * @param pairs by resource, such as {@code rw}
     */
    protected final Said said(String rights, String others, Map<String, String> pairs) {
        return new Said(rights, Contracts.permissions(provider(), others, pairs));
    }

    @Override
    protected Credentials key(int number) {
        boolean phrase = provider().describe().credentials().stream()
                .anyMatch(field -> field.name().equals(KeyInquiry.PASSPHRASE));
        return phrase
                ? Contracts.key(
                        number,
                        Map.of(
                                KeyInquiry.PASSPHRASE,
                                "pAsS-" + "%04d".formatted(number).repeat(3)))
                : Contracts.key(number);
    }

    @Override
    protected final GoodAnswer goodAnswer(Credentials key) {
        return new GoodAnswer(conversation(key, good().rights()), good().permissions());
    }

    @Override
    protected final GoodAnswer otherAnswer(Credentials key) {
        return new GoodAnswer(conversation(key, other().rights()), other().permissions());
    }

    @Override
    protected final List<Exchange> answerWithScope(Credentials key, String scope) {
        return conversation(key, and(good().rights(), scope));
    }

    @Override
    protected final List<CannedFailure> failures() {
        return Contracts.failures(documentedErrors());
    }
}
