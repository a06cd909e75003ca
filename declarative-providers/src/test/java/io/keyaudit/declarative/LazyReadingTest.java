package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.providers.Providers;
import io.keyaudit.yaml.InvalidFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the files of services that are used are read, and each once. */
class LazyReadingTest {
    private final Queue<String> read = new ConcurrentLinkedQueue<>();
    private final Providers providers = Providers.of(new DeclarativeProviders(id -> {
        read.add(id);
        return BuiltinServices.read(id);
    }));

    @Test
    void idsAreKnownWithoutReading() {
        assertThat(providers.ids()).isEqualTo(BuiltinServices.IDS);
        assertThat(providers.problems()).isEmpty();
        assertThat(read).isEmpty();
    }

    @Test
    void aProviderIsReadOnceWhateverTheThread() {
        IntStream.range(0, 50).parallel().forEach(i -> providers.description("github"));
        providers.find("github").orElseThrow().describe();
        assertThat(read).containsExactly("github");
    }

    @Test
    void auditingAKeyReadsOneFile() {
        AuditTarget target = AuditTarget.builder("fine-grained", "github")
                .credential("token", Secret.of("github_pat_EXAMPLE"))
                .build();
        List<KeyOutcome> outcomes =
                KeyAuditor.builder().providers(providers).build().audit(List.of(target));
        assertThat(outcomes)
                .singleElement()
                .isInstanceOfSatisfying(
                        KeyOutcome.Failed.class,
                        failed -> assertThat(failed.kind()).isEqualTo(FailureKind.UNSUPPORTED));
        assertThat(read).containsExactly("github");
    }

    @Test
    void aFileFromOutsideIsReadAtOnce(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("acme.yaml");
        Files.writeString(file, MistakesTest.ACME.replace("version: 1", "version: 2"));
        assertThatExceptionOfType(InvalidFileException.class).isThrownBy(() -> DeclarativeProviders.read(file));
    }
}
