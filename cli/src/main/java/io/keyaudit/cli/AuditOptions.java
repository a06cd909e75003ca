package io.keyaudit.cli;

import io.keyaudit.audit.KeyAuditor;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** The options of commands that audit many keys. */
final class AuditOptions {
    static final String TIMEOUT = "How long one key can take, such as 500ms, 30s (the default) or 2m. Waiting for a "
            + "service's rate limit does not count.";
    static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    @Option(names = "--timeout", paramLabel = "DURATION", converter = DurationConverter.class, description = TIMEOUT)
    private Duration timeout = USUAL_TIMEOUT;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            converter = ConcurrencyConverter.class,
            description = "How many keys of one host are asked about at a time; 16 by default.")
    private int concurrency = 16;

    @Option(
            names = "--give-up-after",
            paramLabel = "N",
            converter = ConcurrencyConverter.class,
            description =
                    "Gives up on a host that refused so many requests in a row, or left them unanswered; its other "
                            + "keys are not asked about. 3 by default.")
    private int giveUpAfter = 3;

    /** Returns an auditor as they say. */
    KeyAuditor.Builder auditor() {
        return KeyAuditor.builder().timeout(timeout).concurrency(concurrency).giveUpAfter(giveUpAfter);
    }

    /** Reads durations like {@code 30s}. */
    static final class DurationConverter implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})(ms|s|m|h)");
        private static final Map<String, Duration> UNITS = Map.of(
                "ms",
                Duration.ofMillis(1),
                "s",
                Duration.ofSeconds(1),
                "m",
                Duration.ofMinutes(1),
                "h",
                Duration.ofHours(1));

        @Override
        public Duration convert(String value) {
            Matcher matcher = FORM.matcher(value);
            Duration unit = matcher.matches() ? UNITS.get(matcher.group(2)) : null;
            if (unit == null) {
                throw new WrongValueException("expected a duration such as 500ms, 30s or 2m");
            }
            return unit.multipliedBy(Long.parseLong(matcher.group(1)));
        }
    }

    /** Reads how many at a time. */
    static final class ConcurrencyConverter implements ITypeConverter<Integer> {
        private static final Pattern FORM = Pattern.compile("[1-9][0-9]{0,3}");

        @Override
        public Integer convert(String value) {
            if (!FORM.matcher(value).matches()) {
                throw new WrongValueException("expected a number from 1 to 9999");
            }
            return Integer.valueOf(value);
        }
    }
}
