package io.keyaudit.exchange.htx;

import io.keyaudit.Secret;
import io.keyaudit.http.RequestSigner;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.http.SigningContext;
import io.keyaudit.http.signing.HmacKey;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Signs a request's method, host, path and parameters; these as if they were sorted by their bytes. */
record HtxSigner(Secret apiKey, HmacKey key) implements RequestSigner {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    @Override
    public ServiceRequest sign(ServiceRequest request, SigningContext context) {
        ServiceRequest timed = request.parameter("AccessKeyId", apiKey.reveal())
                .parameter("SignatureMethod", "HmacSHA256")
                .parameter("SignatureVersion", "2")
                .parameter("Timestamp", TIMESTAMP.format(context.time()));
        String sorted = Stream.of(timed.query().split("&", -1)).sorted().collect(Collectors.joining("&"));
        String message = request.method() + '\n' + context.host() + '\n' + request.path() + '\n' + sorted;
        return timed.parameter("Signature", key.sign(message).base64());
    }
}
