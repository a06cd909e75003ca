package io.keyaudit.providers;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.spi.PermissionProvider;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A plugin's compiled classes, of package {@code com.example}, to be put into jars. The provider is class {@code Acme}.
 *
 * @param files contents by name
 */
record CompiledPlugin(SortedMap<String, byte[]> files, Manifest manifest) {
    private static final String SERVICE = "META-INF/services/" + PermissionProvider.class.getName();

    /** Compiles plugins in folders of its own. */
    static final class Workshop {
        private final Path folder;

        Workshop(Path folder) {
            this.folder = folder;
        }

        CompiledPlugin compile(Map<String, String> sources) throws IOException {
            String paths = Stream.of("jdk.module.path", "java.class.path")
                    .map(property -> System.getProperty(property, ""))
                    .reduce("", (one, other) -> one + File.pathSeparator + other);
            return compile(sources, paths);
        }

        /** Compiles against an SPI that has nothing but this provider interface. */
        CompiledPlugin compileAgainst(String spi, Map<String, String> sources) throws IOException {
            Path classes = Files.createTempDirectory(folder, "spi");
            javac(Map.of("PermissionProvider", spi), "", classes);
            return compile(sources, classes.toString());
        }

        private CompiledPlugin compile(Map<String, String> sources, String classPath) throws IOException {
            Path classes = Files.createTempDirectory(folder, "classes");
            javac(sources, classPath, classes);
            SortedMap<String, byte[]> files = new TreeMap<>();
            try (Stream<Path> compiled = Files.walk(classes)) {
                for (Path file : compiled.filter(Files::isRegularFile).toList()) {
                    files.put(
                            classes.relativize(file).toString().replace(File.separatorChar, '/'),
                            Files.readAllBytes(file));
                }
            }
            files.put(SERVICE, "com.example.Acme\n".getBytes(StandardCharsets.UTF_8));
            Manifest manifest = new Manifest();
            manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
            return new CompiledPlugin(files, manifest);
        }

        private void javac(Map<String, String> sources, String classPath, Path classes) throws IOException {
            Path sourceFolder = Files.createTempDirectory(folder, "sources");
            List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", classPath, "-d", classes.toString()));
            for (Map.Entry<String, String> source : sources.entrySet()) {
                arguments.add(Files.writeString(sourceFolder.resolve(source.getKey() + ".java"), source.getValue())
                        .toString());
            }
            StringWriter messages = new StringWriter();
            PrintWriter out = new PrintWriter(messages);
            int status = ToolProvider.findFirst("javac").orElseThrow().run(out, out, arguments.toArray(String[]::new));
            assertThat(status).as(messages.toString()).isZero();
        }
    }

    CompiledPlugin without(String name) {
        SortedMap<String, byte[]> fewer = new TreeMap<>(files);
        fewer.remove(name);
        return new CompiledPlugin(fewer, manifest);
    }

    CompiledPlugin withoutService() {
        return without(SERVICE);
    }

    CompiledPlugin only(String name) {
        return new CompiledPlugin(new TreeMap<>(Map.of(name, files.getOrDefault(name, new byte[0]))), manifest);
    }

    CompiledPlugin manifest(String attribute, String value) {
        Manifest changed = new Manifest(manifest);
        changed.getMainAttributes().putValue(attribute, value);
        return new CompiledPlugin(files, changed);
    }

    void jar(Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                entries.putNextEntry(new ZipEntry(file.getKey()));
                entries.write(file.getValue());
                entries.closeEntry();
            }
        }
    }
}
