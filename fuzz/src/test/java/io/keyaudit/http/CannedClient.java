package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.spi.RateLimiter;
import io.keyaudit.spi.Timeouts;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Gives prepared answers, one after the other, without any network. The last is given again and again. */
final class CannedClient implements Transport {
    private static final int LONGEST_BODY = 1 << 20;

    private final List<CannedAnswer> answers;
    private final Map<String, CannedAnswer> lastByPath = new HashMap<>();
    private int given;

    CannedClient(List<CannedAnswer> answers) {
        this.answers = List.copyOf(answers);
    }

    /** The answer that came last to a request of this path, if there was any. */
    Optional<CannedAnswer> last(String path) {
        return Optional.ofNullable(lastByPath.get(path));
    }

    @Override
    public Reply send(
            Endpoint endpoint, ServiceRequest request, Timeouts timeouts, RateLimiter.Slot slot, boolean streams)
            throws HttpException {
        CannedAnswer answer = answers.get(Math.min(given, answers.size() - 1));
        given++;
        lastByPath.put(request.path(), answer);
        InputStream body = new ByteArrayInputStream(answer.body());
        try {
            return new Reply(
                    answer.status(),
                    answer.headers(),
                    streams ? body : new ByteArrayInputStream(new CappedBody(body, LONGEST_BODY, "").readAllBytes()));
        } catch (IOException tooLong) {
            throw SendFailure.of(tooLong, endpoint);
        }
    }
}
