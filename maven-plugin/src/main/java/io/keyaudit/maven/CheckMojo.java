package io.keyaudit.maven;

import io.keyaudit.cli.EmbeddedCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Audits the keys of a keys file and holds them against a policy, as {@code keyaudit check} does: with the same reports and
 * options. The build fails on findings, and if a key cannot be read.
 */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractMojo {
    private static final int FINDINGS = 1;
    private static final int WRONG_USAGE = 2;
    private static final int UNREAD = 3;

    /** The project's folder, in which relative paths begin. */
    @Parameter(defaultValue = "${project.basedir}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private File basedir;

    /** Where reports can be written before anything else was built. */
    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    @SuppressWarnings("NullAway.Init")
    private File buildDirectory;

    /** The keys file. */
    @Parameter(property = "keyaudit.keysFile", defaultValue = "keys.yaml", required = true)
    private String keysFile = "keys.yaml";

    /** A policy file, or a built-in policy. */
    @Parameter(property = "keyaudit.policy", defaultValue = "builtin:recommended", required = true)
    private String policy = "builtin:recommended";

    /** Least severity of findings that fail the build: info, low, medium, high or critical. */
    @Parameter(property = "keyaudit.failOn", defaultValue = "low", required = true)
    private String failOn = "low";

    /** Reports to write, such as {@code table} or {@code junit=target/keyaudit.xml}. */
    @Parameter
    private List<String> formats = List.of();

    /** A file that {@code keyaudit check --save-snapshot} wrote, to compare with. */
    @Parameter(property = "keyaudit.baseline")
    private @Nullable String baseline;

    /** Further arguments of {@code keyaudit check}. */
    @Parameter
    private List<String> arguments = List.of();

    /** Leaves the keys out of this build. */
    @Parameter(property = "keyaudit.skip", defaultValue = "false")
    private boolean skip;

    /** Called by Maven. */
    public CheckMojo() {}

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("keys are not audited: keyaudit.skip is set");
            return;
        }
        try {
            Files.createDirectories(buildDirectory.toPath());
        } catch (IOException unwritable) {
            throw new MojoExecutionException(buildDirectory + " cannot be created", unwritable);
        }
        int exitCode = EmbeddedCommand.run(System.out, System.err, basedir.toPath(), commandLine());
        switch (exitCode) {
            case 0 -> {}
            case FINDINGS ->
                throw new MojoFailureException(
                        "keys of " + keysFile + " do not comply with " + policy + "; the findings are above");
            case UNREAD ->
                throw new MojoFailureException(
                        "keys of " + keysFile + " could not be read, or a report could not be written; see above");
            case WRONG_USAGE ->
                throw new MojoExecutionException(
                        "the configuration of keyaudit:check or a file of it is wrong; see above. Nothing was sent");
            default -> throw new MojoExecutionException("keyaudit check ended with exit code " + exitCode);
        }
    }

    private List<String> commandLine() {
        List<String> line = new ArrayList<>(List.of("check", keysFile, "--policy", policy, "--fail-on", failOn));
        formats.forEach(format -> {
            line.add("--format");
            line.add(format);
        });
        if (baseline != null) {
            line.add("--baseline");
            line.add(baseline);
        }
        line.addAll(arguments);
        return line;
    }
}
