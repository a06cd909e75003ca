package io.keyaudit.cli;

import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.HostWait;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.text.VisibleText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * One line on the terminal's standard error that says how far an audit is and what it waits for. Where there is no
 * terminal, only hosts that refuse are reported, a line for each time.
 */
final class Progress implements AuditListener {
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int LONGEST = 78;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What came before that says too little about how long the rest takes. */
    private static final Duration TOO_EARLY = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final int total;
    private final Clock clock;
    private final Instant start;
    private final Set<String> underWay = new LinkedHashSet<>();
    private final Map<String, HostWait> waits = new LinkedHashMap<>();
    private int known;
    private int finished;

    Progress(Terminal terminal, int total, Clock clock) {
        this.terminal = terminal;
        this.total = total;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** So many keys need not be asked about, since they were before. */
    void known(int keys) {
        known = keys;
    }

    @Override
    public void started(AuditTarget target) {
        underWay.add(target.name());
        show();
    }

    @Override
    public void waiting(HostWait wait) {
        waits.put(wait.host(), wait);
        if (!terminal.errIsTerminal() && wait.cause() == HostWait.Cause.REFUSED) {
            terminal.err().println("keyaudit: " + text(wait));
        }
        show();
    }

    @Override
    public void finished(KeyOutcome outcome) {
        underWay.remove(outcome.target().name());
        finished++;
        show();
    }

    /** Shows the line anew, once something else was written. */
    void show() {
        if (!terminal.errIsTerminal()) {
            return;
        }
        if (known + finished < total) {
            String line = line(clock.instant());
            print(ERASE_LINE + (line.length() > LONGEST ? line.substring(0, LONGEST - 3) + "..." : line));
        } else {
            hide();
        }
    }

    private String line(Instant now) {
        waits.values().removeIf(wait -> !wait.until().isAfter(now));
        StringBuilder line = new StringBuilder()
                .append(known + finished)
                .append(" of ")
                .append(total)
                .append(" keys");
        Duration past = Duration.between(start, now);
        if (finished > 0 && past.compareTo(TOO_EARLY) > 0) {
            Duration left = past.multipliedBy(total - known - finished).dividedBy(finished);
            line.append(", ").append(text(left)).append(" left");
        }
        if (!waits.isEmpty()) {
            line.append(", ").append(text(waits.values().iterator().next()));
        } else if (!underWay.isEmpty()) {
            line.append(", asking about ").append(VisibleText.of(String.join(", ", underWay)));
        }
        return line.toString();
    }

    private static String text(Duration left) {
        return left.toSeconds() < 90 ? left.toSeconds() + " s" : (left.toSeconds() + 30) / 60 + " min";
    }

    private String text(HostWait wait) {
        String until = TIME.format(wait.until().truncatedTo(ChronoUnit.SECONDS).atZone(clock.getZone()));
        return wait.cause() == HostWait.Cause.REFUSED
                ? wait.host() + " wants fewer requests, waiting until " + until
                : "waiting for " + wait.host() + "'s limit until " + until;
    }

    /** Makes room for something else. */
    void hide() {
        print(ERASE_LINE);
    }

    private void print(String text) {
        if (terminal.errIsTerminal()) {
            terminal.err().print(text);
            terminal.err().flush();
        }
    }
}
