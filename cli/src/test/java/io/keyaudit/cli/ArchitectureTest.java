package io.keyaudit.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between modules point where the architecture says, and nowhere else. */
class ArchitectureTest {
    private static final String[] JDK = {
        "java..", "javax.crypto..", "javax.net.ssl", "jdk.jfr", "org.jspecify.annotations"
    };
    private static final String[] CORE = {
        "io.keyaudit",
        "io.keyaudit.audit",
        "io.keyaudit.spi",
        "io.keyaudit.policy",
        "io.keyaudit.drift",
        "io.keyaudit.intake",
        "io.keyaudit.lifecycle",
        "io.keyaudit.providers",
        "io.keyaudit.text"
    };

    /** For each module's own packages, what else its classes can use. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            entry(
                    "io.keyaudit.http",
                    List.of("io.keyaudit.http.signing", "feign..", "tools.jackson.core..", "org.bouncycastle..")),
            entry("io.keyaudit.docspace", List.of("io.keyaudit.http..", "feign")),
            entry("io.keyaudit.bitfinex", List.of("io.keyaudit.http..", "feign")),
            entry("io.keyaudit.exchange..", List.of("io.keyaudit.http..")),
            entry("io.keyaudit.testkit", List.of("org.junit.jupiter.api")),
            entry("io.keyaudit.yaml", List.of("org.snakeyaml.engine..")),
            entry("io.keyaudit.secrets", List.of("io.keyaudit.yaml", "tools.jackson.core..")),
            entry(
                    "io.keyaudit.formats..",
                    List.of("io.keyaudit.secrets", "io.keyaudit.yaml", "tools.jackson..", "javax.xml.stream")),
            entry("io.keyaudit.redis", List.of("io.lettuce.core..")),
            entry("io.keyaudit.declarative", List.of("io.keyaudit.http", "io.keyaudit.yaml")),
            entry(
                    "io.keyaudit.cli",
                    List.of(
                            "io.keyaudit.declarative",
                            "io.keyaudit.formats..",
                            "io.keyaudit.redis",
                            "io.keyaudit.secrets",
                            "io.keyaudit.yaml",
                            "io.keyaudit.sandbox",
                            "io.keyaudit.cli.shell",
                            "picocli")),
            entry("io.keyaudit.cli.shell", List.of("picocli")));

    private static JavaClasses ours;

    @BeforeAll
    static void importClasses() throws IOException, URISyntaxException {
        Path main = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path root = main.resolve("../../..").normalize();
        try (Stream<Path> modules = Files.list(root)) {
            ours = new ClassFileImporter()
                    .importPaths(modules.map(module -> module.resolve("target/classes"))
                            .filter(Files::isDirectory)
                            .toList());
        }
        assertThat(ours.stream().map(JavaClass::getPackageName))
                .contains(CORE[0], CORE[1], CORE[2], "io.keyaudit.sandbox")
                .containsAll(MAY_USE.keySet().stream()
                        .map(module -> module.replace("..", ""))
                        .toList());
    }

    private static void onlyUse(String[] packages, String[]... others) {
        String[] allowed = Stream.concat(
                        Arrays.stream(packages), Arrays.stream(others).flatMap(Arrays::stream))
                .toArray(String[]::new);
        classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(ours);
    }

    @Test
    void coreUsesNothingButTheJdk() {
        onlyUse(CORE, JDK);
    }

    @Test
    void theSandboxUsesNothingButTheJdk() {
        onlyUse(new String[] {"io.keyaudit.sandbox"}, JDK, new String[] {"com.sun.net.httpserver"});
    }

    @Test
    void theOtherModulesUseCoreAndWhatTheyAreAllowed() {
        MAY_USE.forEach((module, others) -> onlyUse(new String[] {module}, JDK, CORE, others.toArray(String[]::new)));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass javaClass) {
                        return SliceIdentifier.of(javaClass.getPackageName());
                    }

                    @Override
                    public String getDescription() {
                        return "packages";
                    }
                })
                .should()
                .beFreeOfCycles()
                .check(ours);
    }
}
