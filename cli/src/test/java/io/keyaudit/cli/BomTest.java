package io.keyaudit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The BOM lists every jar that is published for others to depend on, and nothing else. */
class BomTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern OWN_ARTIFACT = Pattern.compile("</parent>\\s*<artifactId>(.+?)</artifactId>");
    private static final Pattern LISTED = Pattern.compile("<groupId>io\\.keyaudit</groupId>\\s*"
            + "<artifactId>(.+?)</artifactId>\\s*<version>\\$\\{project\\.version}</version>");

    @Test
    void listsEveryPublishedJar() throws IOException {
        List<String> published = new ArrayList<>();
        for (String module : all(MODULE, ROOT.resolve("pom.xml"))) {
            Path pom = ROOT.resolve(module).resolve("pom.xml");
            String text = Files.readString(pom);
            if (!text.contains("<packaging>") && !text.contains("<maven.deploy.skip>true<")) {
                published.addAll(all(OWN_ARTIFACT, pom));
            }
        }

        assertThat(published).contains("keyaudit-core");
        assertThat(all(LISTED, ROOT.resolve("bom/pom.xml"))).containsExactlyInAnyOrderElementsOf(published);
    }

    private static List<String> all(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}
