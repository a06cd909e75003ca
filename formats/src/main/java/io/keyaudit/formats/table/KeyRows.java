package io.keyaudit.formats.table;

import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.Sensitivity;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Failed;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.content.KeyNote;
import io.keyaudit.providers.Providers;
import io.keyaudit.text.DisplayWidth;
import io.keyaudit.text.VisibleText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows with everything that keys can and cannot do, written as keys come. Not thread-safe. */
final class KeyRows {
    private static final String GAP = "  ";
    private static final int STATE_WIDTH = 8;
    private static final String HANGING = "  ";

    private final TextBlock block;
    private final Providers providers;
    private final TableStyle style;
    private final int indent;

    KeyRows(TextBlock block, Providers providers, TableStyle style) {
        this.block = block;
        this.providers = providers;
        this.style = style;
        this.indent = style.keyWidth() + style.providerWidth() + STATE_WIDTH + 3 * GAP.length();
    }

    void heading() {
        block.line(style.paint(AnsiColor.BOLD, left("KEY", "PROVIDER", "STATE   ") + "PERMISSIONS"));
    }

    void add(KeyOutcome outcome) {
        if (outcome instanceof Inspected inspected) {
            KeySnapshot snapshot = inspected.snapshot();
            List<String> lines = new ArrayList<>(grid(snapshot).lines(snapshot.permissions()));
            KeyNote.of(snapshot).forEach(note -> addNote(note, lines));
            String state = snapshot.state().text();
            row(
                    outcome.target(),
                    state,
                    snapshot.state() == KeyState.ACTIVE ? AnsiColor.PLAIN : AnsiColor.YELLOW,
                    lines);
        } else if (outcome instanceof Failed failed) {
            String message = failed.kind().text() + ": " + failed.message();
            row(outcome.target(), "FAILED", AnsiColor.BOLD_RED, VisibleText.wrapped(message, style.width() - indent));
        } else {
            row(outcome.target(), "-", AnsiColor.YELLOW, List.of("not asked about"));
        }
    }

    void legend() {
        block.line(style.paint(AnsiColor.FAINT, "r read   w write   - no   ? unknown") + sensitivities());
    }

    private String sensitivities() {
        if (!style.colour()) {
            return "";
        }
        return style.paint(AnsiColor.FAINT, "   sensitivity: ")
                + Arrays.stream(Sensitivity.values())
                        .map(sensitivity -> style.paint(AnsiColor.of(sensitivity), sensitivity.text()))
                        .collect(Collectors.joining(" "));
    }

    private PermissionGrid grid(KeySnapshot snapshot) {
        return new PermissionGrid(providers.scopes(snapshot.provider()), style, style.width() - indent);
    }

    private void addNote(KeyNote note, List<String> lines) {
        String before = note.mark() + " ";
        for (String line : VisibleText.wrapped(note.text(), style.width() - indent - before.length())) {
            lines.add(style.paint(AnsiColor.of(note.weight()), before + line));
            before = HANGING;
        }
    }

    private void row(AuditTarget target, String state, AnsiColor stateInk, List<String> lines) {
        String name = VisibleText.of(target.name());
        String provider = VisibleText.shortened(target.provider(), style.providerWidth());
        boolean fits = DisplayWidth.of(name) <= style.keyWidth();
        if (!fits) {
            block.line(name);
        }
        String painted = style.paint(stateInk, state) + " ".repeat(STATE_WIDTH - state.length());
        String lead = left(fits ? name : "", provider, painted);
        for (String line : lines) {
            block.line(lead + line);
            lead = " ".repeat(indent);
        }
    }

    private String left(String key, String provider, String state) {
        return DisplayWidth.pad(key, style.keyWidth())
                + GAP
                + DisplayWidth.pad(provider, style.providerWidth())
                + GAP
                + state
                + GAP;
    }
}
