import io.keyaudit.sandbox.DocSpaceService;
import io.keyaudit.sandbox.PortalKey;
import java.io.IOException;
import java.util.List;

/** A portal on loopback with twelve keys; says where it is and what they are, and runs until standard input ends. */
public final class Portal {
    public static void main(String[] arguments) throws IOException {
        try (DocSpaceService portal = DocSpaceService.start()) {
            System.out.println(portal.endpoint());
            for (int key = 0; key < 12; key++) {
                System.out.println(portal.createKey(PortalKey.of("key " + key, List.of("files:read"))));
            }
            System.in.read();
        }
    }
}
