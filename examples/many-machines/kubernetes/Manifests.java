import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Checks manifests against the types that Kubernetes' client is generated from, in which every field is known, and writes the
 * commands of their containers to files that are named after them.
 */
public final class Manifests {
    public static void main(String[] arguments) throws IOException {
        Path commands = Path.of(arguments[1]);
        for (Object document : new Load(LoadSettings.builder().build())
                .loadAllFromString(Files.readString(Path.of(arguments[0])))) {
            JsonElement manifest = new Gson().toJsonTree(document);
            Map<?, ?> fields = (Map<?, ?>) document;
            String kind = (String) fields.get("kind");
            String name = (String) ((Map<?, ?>) fields.get("metadata")).get("name");
            switch (kind) {
                case "CronJob" -> {
                    V1CronJob.validateJsonElement(manifest);
                    Object job = at(document, "spec", "jobTemplate", "spec", "template", "spec", "containers");
                    Object container = ((List<?>) job).get(0);
                    Files.writeString(commands.resolve(name), (String) ((List<?>) at(container, "args")).get(0));
                }
                case "PersistentVolumeClaim" -> V1PersistentVolumeClaim.validateJsonElement(manifest);
                default -> throw new IllegalArgumentException("an unexpected " + kind);
            }
            System.out.println(kind + " " + name + " is as Kubernetes wants it");
        }
    }

    private static Object at(Object document, String... path) {
        Object at = document;
        for (String name : path) {
            at = ((Map<?, ?>) at).get(name);
        }
        return at;
    }
}
