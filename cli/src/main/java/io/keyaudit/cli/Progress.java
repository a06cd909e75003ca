package io.keyaudit.cli;

import io.keyaudit.audit.AuditListener;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.text.VisibleText;
import java.util.LinkedHashSet;
import java.util.Set;

/** One line on the terminal's standard error that says how far an audit is; nothing where there is no terminal. */
final class Progress implements AuditListener {
    private static final String ERASE_LINE = "\r\u001b[K";
    private static final int LONGEST = 78;

    private final Terminal terminal;
    private final int total;
    private final Set<String> underWay = new LinkedHashSet<>();
    private int finished;

    Progress(Terminal terminal, int total) {
        this.terminal = terminal;
        this.total = total;
    }

    @Override
    public void started(AuditTarget target) {
        underWay.add(target.name());
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
        if (finished < total) {
            String line = finished + " of " + total + " keys" + (underWay.isEmpty() ? "" : ", asking about ")
                    + VisibleText.of(String.join(", ", underWay));
            print(ERASE_LINE + (line.length() > LONGEST ? line.substring(0, LONGEST - 3) + "..." : line));
        } else {
            hide();
        }
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
