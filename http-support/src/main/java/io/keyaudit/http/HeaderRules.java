package io.keyaudit.http;

import io.keyaudit.FailureKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What headers a provider and its signer can add. */
final class HeaderRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]*[\\x21-\\x7e])?");

    /** Headers that say where a request goes and where it ends, which is not the provider's to say. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "expect",
            "host",
            "proxy-authorization",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderRules() {}

    /** Returns what is wrong with the headers, without their values: the JDK would quote them. */
    static Optional<HttpException> refusal(Map<String, String> headers) {
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!NAME.matcher(header.getKey()).matches()
                    || RESERVED.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                return Optional.of(
                        new HttpException(FailureKind.INTERNAL, "the provider tried to send a reserved header", 0));
            }
            if (!VALUE.matcher(header.getValue()).matches()) {
                return Optional.of(new HttpException(
                        FailureKind.CONFIGURATION,
                        "a credential holds characters that keys have not, such as line breaks or accented letters;"
                                + " check that it was copied whole and alone",
                        0));
            }
        }
        return Optional.empty();
    }
}
