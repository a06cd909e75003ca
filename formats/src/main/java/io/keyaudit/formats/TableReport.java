package io.keyaudit.formats;

import io.keyaudit.Evidence;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.audit.Providers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report as a table for people. All that comes from elsewhere is made visible first. */
final class TableReport implements ReportWriter {
    private static final String GAP = "  ";
    private static final int STATE_WIDTH = 8;
    private static final int WIDEST_SCOPE = 60;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Writer out;
    private final Providers providers;
    private final TableStyle style;
    private final int indent;
    private final Tally tally = new Tally();

    TableReport(Writer out, Providers providers, TableStyle style) {
        this.out = out;
        this.providers = providers;
        this.style = style;
        this.indent = style.keyWidth() + style.providerWidth() + STATE_WIDTH + 3 * GAP.length();
    }

    @Override
    public void begin(Instant startedAt) {
        line(style.paint(Ink.BOLD, left("KEY", "PROVIDER", "STATE   ") + "PERMISSIONS"));
    }

    @Override
    public void add(KeyOutcome outcome) {
        tally.count(outcome);
        if (outcome instanceof Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            List<String> lines = new ArrayList<>(grid(snapshot).lines(snapshot.permissions()));
            addNotes(snapshot, lines);
            String state = snapshot.state().text();
            row(outcome.target(), state, snapshot.state() == KeyState.ACTIVE ? Ink.PLAIN : Ink.YELLOW, lines);
        } else if (outcome instanceof Failed failed) {
            String message = failed.kind().text() + ": " + VisibleText.of(failed.message());
            row(outcome.target(), "FAILED", Ink.BOLD_RED, WordWrap.lines(message, style.width() - indent));
        }
        flush();
    }

    @Override
    public void end(Instant finishedAt) {
        line("");
        String failed = tally.failed() + " failed";
        line(tally.keys() + (tally.keys() == 1 ? " key: " : " keys: ") + tally.inspected() + " read, "
                + (tally.failed() == 0 ? failed : style.paint(Ink.BOLD_RED, failed)));
        line(style.paint(Ink.FAINT, "r read   w write   - no   ? unknown") + sensitivities());
        flush();
    }

    private String sensitivities() {
        if (!style.colour()) {
            return "";
        }
        return style.paint(Ink.FAINT, "   sensitivity: ")
                + Arrays.stream(Sensitivity.values())
                        .map(sensitivity -> style.paint(Ink.of(sensitivity), sensitivity.text()))
                        .collect(Collectors.joining(" "));
    }

    private PermissionGrid grid(KeySnapshot snapshot) {
        return new PermissionGrid(
                providers
                        .find(snapshot.provider())
                        .map(provider -> provider.describe().scopes()),
                style,
                style.width() - indent);
    }

    private void addNotes(KeySnapshot snapshot, List<String> lines) {
        if (snapshot.permissions().unrestricted()) {
            addNote(Ink.BOLD_RED, "! ", "full access, to resources that do not exist yet too", lines);
        }
        if (snapshot.state() == KeyState.EXPIRED) {
            String when = snapshot.attributes()
                    .expiresAt()
                    .toOptional()
                    .map(at -> " on " + MINUTE.format(at))
                    .orElse("");
            addNote(Ink.YELLOW, "! ", "expired" + when, lines);
        }
        if (!snapshot.unrecognizedScopes().isEmpty()) {
            String scopes = snapshot.unrecognizedScopes().stream()
                    .map(scope -> VisibleText.shortened(scope, WIDEST_SCOPE))
                    .collect(Collectors.joining(", "));
            addNote(Ink.YELLOW, "? ", "scopes that keyaudit does not know: " + scopes, lines);
        }
        if (snapshot.evidence().method() == Evidence.Method.INFERRED) {
            addNote(Ink.YELLOW, "~ ", "inferred: the service did not answer about this key itself", lines);
        }
    }

    private void addNote(Ink ink, String mark, String note, List<String> lines) {
        String before = mark;
        for (String line : WordWrap.lines(note, style.width() - indent - mark.length())) {
            lines.add(style.paint(ink, before + line));
            before = " ".repeat(mark.length());
        }
    }

    private void row(AuditTarget target, String state, Ink stateInk, List<String> lines) {
        String name = VisibleText.of(target.name());
        String provider = VisibleText.of(target.provider());
        line("");
        if (DisplayWidth.of(name) > style.keyWidth() || DisplayWidth.of(provider) > style.providerWidth()) {
            line(name + GAP + provider);
            name = "";
            provider = "";
        }
        String padding = " ".repeat(STATE_WIDTH - state.length());
        line(left(name, provider, style.paint(stateInk, state) + padding) + lines.get(0));
        lines.stream().skip(1).forEach(more -> line(" ".repeat(indent) + more));
    }

    private String left(String key, String provider, String state) {
        return DisplayWidth.pad(key, style.keyWidth())
                + GAP
                + DisplayWidth.pad(provider, style.providerWidth())
                + GAP
                + state
                + GAP;
    }

    private void line(String text) {
        try {
            out.append(text.stripTrailing()).append('\n');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void flush() {
        try {
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
