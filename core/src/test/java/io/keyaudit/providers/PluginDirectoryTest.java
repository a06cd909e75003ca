package io.keyaudit.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.StubProvider;
import io.keyaudit.spi.PermissionProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("once")
@Tag("paths")
class PluginDirectoryTest {
    private static final String GOOD = """
            package com.example;
            import io.keyaudit.spi.*;
            import java.util.*;
            public class %s implements PermissionProvider {
                public String id() { return "%s"; }
                public ProviderDescription describe() {
                    return ProviderDescription.builder(%s).scopes(ScopeTable.builder().build()).callsPerInspection(1).rateLimit(new RateLimit(1, java.time.Duration.ofSeconds(1))).build();
                }
                public ProviderSession open(ProviderContext context) { return null; }
            }
            """;

    @TempDir
    private Path folder;

    private Path plugins;
    private CompiledPlugin.Workshop workshop;

    @BeforeEach
    void prepare() throws IOException {
        plugins = Files.createDirectory(folder.resolve("plugins"));
        workshop = new CompiledPlugin.Workshop(folder);
    }

    private static String good(String className, String id) {
        return GOOD.formatted(className, id, "\"Good\"");
    }

    private Providers load() throws IOException {
        return Providers.of().withPlugins(plugins);
    }

    private String onlyProblem() throws IOException {
        Providers providers = load();
        assertThat(providers.all()).extracting(PermissionProvider::id).doesNotContain("broken");
        assertThat(providers.problems()).hasSize(1);
        return providers.problems().get(0);
    }

    @Test
    void findsAJarAndSaysWhereItIs() throws Exception {
        workshop.compile(Map.of("Acme", good("Acme", "acme"))).jar(plugins.resolve("acme.jar"));

        Providers providers = load();

        assertThat(providers.problems()).isEmpty();
        assertThat(providers.all()).extracting(PermissionProvider::id).containsExactly("acme");
        assertThat(Providers.origin(providers.all().get(0)))
                .isEqualTo(plugins.resolve("acme.jar").toString());
    }

    @Test
    void takesTheJarsOfAFolderTogether() throws Exception {
        String needsLibrary = GOOD.formatted("Acme", "acme", "Library.NAME.toString()");
        CompiledPlugin plugin = workshop.compile(Map.of(
                "Acme",
                needsLibrary,
                "Library",
                "package com.example; class Library { static final StringBuilder NAME = new"
                        + " StringBuilder(\"lib\"); }"));
        Path both = Files.createDirectory(plugins.resolve("acme"));
        plugin.without("com/example/Library.class").jar(both.resolve("acme.jar"));
        plugin.only("com/example/Library.class").jar(both.resolve("library.jar"));

        Providers providers = load();

        assertThat(providers.problems()).isEmpty();
        assertThat(providers.find("acme").orElseThrow().describe().displayName())
                .isEqualTo("lib");
    }

    @Test
    void aPluginSeesTheSpiAndTheJdkAndNothingElseOfTheApplication() throws Exception {
        String looksAround = GOOD.formatted("Acme", "acme", "Seen.what()");
        workshop.compile(Map.of("Acme", looksAround, "Seen", """
                        package com.example;
                        class Seen {
                            static String what() {
                                StringBuilder seen = new StringBuilder("sees");
                                for (String name : new String[] {"io.keyaudit.Secret", "java.util.List",
                                        "java.sql.Driver", "org.junit.jupiter.api.Test", "io.keyaudit.providers.Providers",
                                        "io.keyaudit.http.GuardedHttp"}) {
                                    try {
                                        Class.forName(name);
                                        seen.append(" ").append(name);
                                    } catch (ClassNotFoundException hidden) {
                                        continue;
                                    }
                                }
                                return seen.toString();
                            }
                        }
                        """)).jar(plugins.resolve("acme.jar"));

        assertThat(load().find("acme").orElseThrow().describe().displayName())
                .startsWith("sees io.keyaudit.Secret java.util.List")
                .doesNotContain("junit", "Providers", "GuardedHttp");
    }

    @Test
    void twoPluginsMayBringTheSameClass() throws Exception {
        for (String name : List.of("one", "two")) {
            workshop.compile(Map.of("Acme", good("Acme", name))).jar(plugins.resolve(name + ".jar"));
        }

        assertThat(load().all()).extracting(PermissionProvider::id).containsExactly("one", "two");
    }

    @Test
    void usesNeitherOfTwoWithOneIdAndNamesBothFiles() throws Exception {
        for (String file : List.of("one.jar", "two.jar")) {
            workshop.compile(Map.of("Acme", good("Acme", "broken"))).jar(plugins.resolve(file));
        }

        assertThat(onlyProblem()).contains("\"broken\"", "one.jar", "two.jar", "remove all but one");
    }

    @Test
    void aPluginTakesNoIdThatIsInstalledAlready() throws Exception {
        workshop.compile(Map.of("Acme", good("Acme", "stub"))).jar(plugins.resolve("acme.jar"));

        Providers providers = Providers.of(StubProvider.reading()).withPlugins(plugins);

        assertThat(providers.all()).isEmpty();
        assertThat(providers.missing("stub")).contains("StubProvider", "acme.jar");
    }

    @Test
    void namesAClassThatIsMissing() throws Exception {
        workshop.compile(Map.of(
                        "Acme",
                        GOOD.formatted("Acme", "broken", "Gone.NAME.toString()"),
                        "Gone",
                        "package com.example; class Gone { static final Object NAME = \"\"; }"))
                .without("com/example/Gone.class")
                .jar(plugins.resolve("acme.jar"));

        assertThat(onlyProblem()).contains("acme.jar", "com.example.Acme", "a class is missing, com.example.Gone");
    }

    @Test
    void namesAConstructorThatThrowsAndKeepsItsWordsToItself() throws Exception {
        workshop.compile(Map.of(
                        "Acme",
                        good("Acme", "broken")
                                .replace(
                                        "public String id",
                                        "public Acme() { throw new IllegalStateException(\"hunter2\"); }\n"
                                                + "public String id")))
                .jar(plugins.resolve("acme.jar"));

        assertThat(onlyProblem())
                .contains("acme.jar", "com.example.Acme", "java.lang.IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void tellsOfAProviderThatLacksWhatTheSpiAsksFor() throws Exception {
        workshop.compileAgainst(
                        "package io.keyaudit.spi; public interface PermissionProvider { String id(); }",
                        Map.of(
                                "Acme",
                                "package com.example; public class Acme implements io.keyaudit.spi.PermissionProvider"
                                        + " { public String id() { return \"broken\"; } }"))
                .jar(plugins.resolve("acme.jar"));

        assertThat(onlyProblem()).contains("acme.jar", "com.example.Acme", "built against another version of keyaudit");
    }

    @Test
    void refusesAnotherVersionOfTheSpiUnlooked() throws Exception {
        workshop.compile(Map.of("Acme", good("Acme", "broken")))
                .manifest(PermissionProvider.SPI_VERSION_ATTRIBUTE, "2")
                .jar(plugins.resolve("acme.jar"));

        assertThat(onlyProblem())
                .contains("acme.jar", "built against version 2 of keyaudit's SPI, and this keyaudit has 1");
    }

    @Test
    void takesWhatSaysItIsBuiltAgainstThisVersion() throws Exception {
        workshop.compile(Map.of("Acme", good("Acme", "acme")))
                .manifest(PermissionProvider.SPI_VERSION_ATTRIBUTE, PermissionProvider.SPI_VERSION)
                .jar(plugins.resolve("acme.jar"));

        assertThat(load().find("acme")).isPresent();
    }

    @Test
    void tellsOfFilesThatAreNoPlugins() throws Exception {
        workshop.compile(Map.of("Acme", good("Acme", "acme"))).jar(plugins.resolve("acme.jar"));
        Files.writeString(plugins.resolve("corrupt.jar"), "not a jar");
        Files.writeString(plugins.resolve("notes.txt"), "remember");
        Files.createDirectory(plugins.resolve("empty"));
        Files.writeString(plugins.resolve(".hidden"), "");
        workshop.compile(Map.of("Acme", good("Acme", "silent")))
                .withoutService()
                .jar(plugins.resolve("silent.jar"));

        Providers providers = load();

        assertThat(providers.all()).extracting(PermissionProvider::id).containsExactly("acme");
        assertThat(providers.problems())
                .hasSize(4)
                .anyMatch(problem -> problem.contains("corrupt.jar") && problem.contains("not a whole jar"))
                .anyMatch(problem -> problem.contains("notes.txt") && problem.contains("neither a jar"))
                .anyMatch(problem -> problem.contains("empty") && problem.contains("neither a jar"))
                .anyMatch(problem -> problem.contains("silent.jar") && problem.contains("META-INF/services/"));
    }

    @Test
    void pluginsComeBesideOtherProviders() throws Exception {
        workshop.compile(Map.of("Acme", good("Acme", "acme"))).jar(plugins.resolve("acme.jar"));

        assertThat(Providers.of(StubProvider.reading()).withPlugins(plugins).ids())
                .containsExactly("acme", "stub");
    }

    @Test
    void aPluginsOwnClassLoaderIsTheContextOfItsWork() throws Exception {
        String looks = good("Acme", "acme")
                .replace("ProviderContext context) {", "ProviderContext context) throws ProviderException {")
                .replace(
                        "return null;",
                        "throw new ProviderException(io.keyaudit.FailureKind.UNAVAILABLE,"
                                + " Thread.currentThread().getContextClassLoader() == Acme.class.getClassLoader()"
                                + " ? \"at home\" : \"abroad\");");
        workshop.compile(Map.of("Acme", looks)).jar(plugins.resolve("acme.jar"));
        KeyAuditor auditor = KeyAuditor.builder().providers(load()).build();

        AuditTarget target = AuditTarget.builder("key", "acme")
                .endpoint(Endpoint.parse("https://acme.example.com"))
                .build();

        assertThat(auditor.audit(List.of(target)))
                .containsExactly(new KeyOutcome.Failed(target, FailureKind.UNAVAILABLE, "at home"));
    }

    @Test
    void aFolderThatIsMissingIsAnError() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Providers.of().withPlugins(folder.resolve("nowhere")));
    }
}
