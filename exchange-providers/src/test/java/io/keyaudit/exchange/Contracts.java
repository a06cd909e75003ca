package io.keyaudit.exchange;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.Secret;
import io.keyaudit.sandbox.DocumentedError;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.testkit.CannedAnswer;
import io.keyaudit.testkit.CannedFailure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the exchanges' tests of the provider contract have in common. */
public final class Contracts {
    private Contracts() {}

    /** Returns credentials that are the same for one number and others for any other. */
    public static Credentials key(int number) {
        return key(number, Map.of());
    }

    /** Returns such credentials with further fields. */
    public static Credentials key(int number, Map<String, String> more) {
        String digits = "%04d".formatted(number).repeat(5);
        Map<String, Secret> fields = new HashMap<>();
        fields.put(KeyInquiry.API_KEY, Secret.of("kEy-" + digits));
        fields.put(KeyInquiry.API_SECRET, Secret.of("sEcReT-" + digits));
        more.forEach((name, value) -> fields.put(name, Secret.of(value)));
        return Credentials.of(fields);
    }

    /**
     * Returns what a key can do.
     *
     * @param others the pair, such as {@code --}, of every resource that is not listed
     * @param pairs by resource, such as {@code rw}
     */
    public static PermissionSet permissions(PermissionProvider provider, String others, Map<String, String> pairs) {
        return PermissionSet.of(provider.describe().scopes().resources().stream()
                .map(resource -> permission(resource.name(), pairs.getOrDefault(resource.name(), others)))
                .toList());
    }

    private static Permission permission(String resource, String pair) {
        return new Permission(resource, grant(pair.charAt(0)), grant(pair.charAt(1)));
    }

    private static Grant grant(char letter) {
        return switch (letter) {
            case '-' -> Grant.DENIED;
            case '?' -> Grant.UNKNOWN;
            default -> Grant.GRANTED;
        };
    }

    /** Returns documented errors as the contract wants them. */
    public static List<CannedFailure> failures(List<DocumentedError> errors) {
        return errors.stream()
                .map(error -> new CannedFailure(
                        error.status() + " " + error.code(), kind(error.failureKind()), answer(error)))
                .toList();
    }

    private static FailureKind kind(String text) {
        return Arrays.stream(FailureKind.values())
                .filter(kind -> kind.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                // Errors after which the request is sent again in another form.
                .orElse(FailureKind.CONFIGURATION);
    }

    private static CannedAnswer answer(DocumentedError error) {
        Map<String, String> headers = new HashMap<>(error.headers());
        headers.putIfAbsent("Content-Type", "application/json");
        return new CannedAnswer(error.status(), headers, error.body());
    }
}
