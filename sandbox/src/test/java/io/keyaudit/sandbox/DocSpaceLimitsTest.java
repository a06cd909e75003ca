package io.keyaudit.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DocSpaceLimitsTest {
    private static final DocSpaceUser ANNA = DocSpaceUser.user("Anna");

    private final SettableClock clock = new SettableClock();
    private final DocSpaceLimits limits = new DocSpaceLimits(clock);

    @Test
    void allows1500CallsOfAUserInAnyMinute() {
        assertThat(admitted("GET", 1501)).isEqualTo(1500);
        clock.advance(Duration.ofSeconds(60));
        assertThat(admitted("GET", 1)).isZero();
        clock.advance(Duration.ofMillis(1));
        assertThat(admitted("GET", 1501)).isEqualTo(1500);
        assertThat(limits.refusal(DocSpaceUser.user("Other"), "GET", false)).isEmpty();
    }

    @Test
    void allows10000ChangesADay() {
        long changes = 0;
        for (int minute = 0; minute < 10; minute++) {
            changes += admitted(minute % 2 == 0 ? "POST" : "PUT", 1500);
            clock.advance(Duration.ofSeconds(61));
        }
        assertThat(changes).isEqualTo(10_000);
        assertThat(admitted("DELETE", 1)).isOne();
    }

    @Test
    void allowsFiveCreationsInFifteenMinutes() {
        try (DocSpaceService portal =
                DocSpaceService.start(DocSpaceOptions.defaults().withClock(clock))) {
            Http caller = Http.bearer(portal.endpoint(), portal.createKey(PortalKey.unrestricted("key")));
            for (int i = 0; i < 5; i++) {
                assertThat(create(caller).status()).isEqualTo(200);
            }
            Http.Answer refused = create(caller);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.body()).isEmpty();
            assertThat(refused.head())
                    .contains("x-ratelimit-limit: 5", "x-ratelimit-remaining: 0")
                    .doesNotContain("retry-after");
            assertThat(caller.get("/api/2.0/keys/@self").status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(15).plusMillis(1));
            assertThat(create(caller).status()).isEqualTo(200);
        }
    }

    private static Http.Answer create(Http caller) {
        return caller.call("POST", "/api/2.0/keys", "{\"name\":\"new\"}");
    }

    private long admitted(String method, int calls) {
        return IntStream.range(0, calls)
                .filter(i -> limits.refusal(ANNA, method, false).isEmpty())
                .count();
    }
}
