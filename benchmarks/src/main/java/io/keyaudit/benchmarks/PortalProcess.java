package io.keyaudit.benchmarks;

import io.keyaudit.sandbox.DocSpaceOptions;
import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A process of its own with a DocSpace portal on loopback, so that its memory is not the auditor's. Prints its address,
 * then as many keys as asked for, one in a line, and serves until its input ends.
 */
public final class PortalProcess {
    private static final List<List<String>> SCOPES = List.of(
            List.of("files:read"), List.of("files:write", "rooms:read"), List.of("accounts:write"), List.of("*:read"));

    private PortalProcess() {}

    /** How many keys the portal is to have. */
    public static void main(String[] arguments) throws IOException {
        int keys = Integer.parseInt(arguments[0]);
        try (DocSpaceService portal =
                DocSpaceService.start(DocSpaceOptions.defaults().withoutLimits())) {
            BufferedWriter out = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
            out.write(portal.endpoint() + "\n");
            for (int number = 0; number < keys; number++) {
                out.write(portal.createKey(PortalKey.of("key" + number, SCOPES.get(number % SCOPES.size()))) + "\n");
            }
            out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
