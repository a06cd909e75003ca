package io.keyaudit.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The errors that Bybit documents: mostly status 200 and {@code {"retCode": 10003, ...}}. */
public final class BybitErrors {
    private static final String REJECTED = "rejected";
    private static final String FORBIDDEN = "forbidden";
    private static final String RATE_LIMITED = "rate_limited";
    private static final String UNAVAILABLE = "unavailable";

    private BybitErrors() {}

    /**
     * Returns every documented error.
     *
     * @param now the service's time, which most errors hold
     */
    public static List<DocumentedError> documented(Instant now) {
        Stream<DocumentedError> coded = Stream.of(
                        row(10003, "API key is invalid.", REJECTED),
                        row(10004, "Error sign, please check your signature generation algorithm.", REJECTED),
                        row(10002, "The request time exceeds the time window range.", "retry"),
                        row(-1, "The request expired.", "retry"),
                        row(10005, "Permission denied, please check your API key permissions.", FORBIDDEN),
                        row(10010, "Unmatched IP, please check your API key's bound IP addresses.", FORBIDDEN),
                        row(33004, "Your api key has expired.", REJECTED),
                        row(-2015, "Your api key has expired.", REJECTED),
                        row(10007, "User authentication failed.", REJECTED),
                        row(10006, "Too many visits. Exceeded the API Rate Limit.", RATE_LIMITED),
                        row(10008, "User has been banned.", FORBIDDEN),
                        row(10009, "IP has been banned.", FORBIDDEN),
                        row(10024, "Compliance rules triggered.", FORBIDDEN),
                        row(10027, "Transactions are banned.", FORBIDDEN),
                        row(10000, "Server Timeout.", UNAVAILABLE),
                        row(10016, "Server error.", UNAVAILABLE))
                .map(row -> row.at(now));
        Stream<DocumentedError> uncoded = Stream.of(
                DocumentedError.json(401, "", "", REJECTED),
                text(403, "access too frequent", RATE_LIMITED),
                text(
                        403,
                        "The Amazon CloudFront distribution is configured to block access from your country.",
                        FORBIDDEN),
                DocumentedError.json(429, "", "", RATE_LIMITED));
        return Stream.concat(coded, uncoded).toList();
    }

    /** Returns the error with the code, as it is answered now. */
    static DocumentedError of(int code, Instant now) {
        return documented(now).stream()
                .filter(error -> error.code().equals(String.valueOf(code)))
                .findFirst()
                .orElseThrow();
    }

    private static Row row(int code, String message, String failureKind) {
        return new Row(code, message, failureKind);
    }

    private static DocumentedError text(int status, String body, String failureKind) {
        return new DocumentedError(status, "", Map.of("Content-Type", "text/plain"), body, failureKind);
    }

    private record Row(int code, String message, String failureKind) {
        DocumentedError at(Instant now) {
            String body = "{\"retCode\":" + code + ",\"retMsg\":\"" + message
                    + "\",\"result\":{},\"retExtInfo\":{},\"time\":" + now.toEpochMilli() + "}";
            return DocumentedError.json(200, String.valueOf(code), body, failureKind);
        }
    }
}
