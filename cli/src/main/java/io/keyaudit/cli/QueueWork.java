package io.keyaudit.cli;

import io.keyaudit.FailureKind;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.formats.shard.OutcomeText;
import io.keyaudit.redis.RedisQueue;
import io.keyaudit.redis.RedisQueue.Claim;
import io.keyaudit.spi.Ticker;
import io.keyaudit.yaml.InvalidFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One machine's part of an audit whose keys a queue hands out. */
final class QueueWork {
    /** So many keys at a time, since each of them is asked about by no other machine meanwhile. */
    private static final int AT_A_TIME = 64;

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(500);

    private final RedisQueue queue;
    private final List<AuditTarget> targets;
    private final KeyAuditor.Builder auditor;
    private final Terminal terminal;
    private final Ticker ticker = Ticker.system();

    QueueWork(RedisQueue queue, List<AuditTarget> targets, KeyAuditor.Builder auditor, Terminal terminal) {
        this.queue = queue;
        this.targets = targets;
        this.auditor = auditor;
        this.terminal = terminal;
    }

    /**
     * Asks about keys until every key of the audit has its outcome, from whatever machine.
     *
     * @throws IOException if the queue cannot be used any more
     * @throws InterruptedException if the thread was interrupted; keys without an outcome are left to others
     */
    void run() throws IOException, InterruptedException {
        try {
            while (true) {
                List<Claim> claims = queue.claim(AT_A_TIME);
                if (!claims.isEmpty()) {
                    audit(claims);
                } else if (queue.isFinished()) {
                    return;
                } else {
                    ticker.sleep(BETWEEN_QUESTIONS.toNanos());
                }
            }
        } catch (UncheckedIOException unusable) {
            throw unusable.getCause();
        }
    }

    private void audit(List<Claim> claims) throws InterruptedException {
        Progress progress = new Progress(terminal, targets.size(), Clock.system(ZoneId.systemDefault()));
        progress.known(queue.finished());
        Batch batch = new Batch(claims);
        auditor.listener(progress)
                .build()
                .audit(claims.stream().map(claim -> targets.get(claim.number())).toList(), batch);
        batch.end();
        progress.hide();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    /** Hands on the outcomes of all keys in their order. */
    void outcomes(Consumer<KeyOutcome> each) throws IOException, InterruptedException {
        queue.results((number, text) -> {
            try {
                List<KeyOutcome> outcomes = OutcomeText.read(text);
                String name = targets.get(number).name();
                if (outcomes.isEmpty() || !outcomes.get(0).target().name().equals(name)) {
                    throw new IOException("the queue has an outcome of another key in place of " + name + "'s");
                }
                outcomes.forEach(each);
            } catch (InvalidFileException damaged) {
                throw new IOException("an outcome in the queue is damaged");
            }
        });
    }

    /** Gathers the outcomes of each key and those that it lists, which follow it, and hands them in together. */
    private final class Batch implements Consumer<KeyOutcome> {
        private final List<Claim> unfinished;
        private final List<KeyOutcome> gathered = new ArrayList<>();

        Batch(List<Claim> claims) {
            unfinished = new ArrayList<>(claims);
        }

        @Override
        public void accept(KeyOutcome outcome) {
            if (outcome.target().listedBy().isEmpty()) {
                end();
            }
            gathered.add(outcome);
        }

        void end() {
            if (gathered.isEmpty()) {
                return;
            }
            Claim claim = unfinished.remove(0);
            try {
                if (isAnswer(gathered.get(0))) {
                    queue.finish(claim, OutcomeText.of(gathered));
                } else {
                    queue.abandon(List.of(claim));
                }
            } catch (IOException unusable) {
                throw new UncheckedIOException(unusable);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                queue.abandon(List.of(claim));
            }
            gathered.clear();
        }

        /** A key that this machine was stopped before is another's. */
        private static boolean isAnswer(KeyOutcome outcome) {
            return !(outcome instanceof KeyOutcome.NotAsked)
                    && !(outcome instanceof KeyOutcome.Failed failed && failed.kind() == FailureKind.CANCELLED);
        }
    }
}
