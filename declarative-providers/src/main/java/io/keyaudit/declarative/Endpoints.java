package io.keyaudit.declarative;

import io.keyaudit.Endpoint;
import io.keyaudit.yaml.DocumentNode.Entry;
import io.keyaudit.yaml.DocumentNode.Mapping;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Fields;
import io.keyaudit.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The addresses of a service.
 *
 * @param usual the one that is used unless another is named
 * @param others by what they are for; texts for people
 */
record Endpoints(Optional<Endpoint> usual, Map<String, String> others) {
    private static final String ADDRESS = "an address that begins with https://";

    static Endpoints read(Section file, Problems problems) {
        boolean several =
                file.node("endpoint").filter(Mapping.class::isInstance).isPresent();
        if (!several) {
            return new Endpoints(file.parsed("endpoint", ADDRESS, Endpoint::parse), Map.of());
        }
        return file.node("endpoint")
                .flatMap(node -> Section.of(node, problems, "default", "example", "others"))
                .map(section -> read(section, problems, file))
                .orElse(new Endpoints(Optional.empty(), Map.of()));
    }

    private static Endpoints read(Section section, Problems problems, Section file) {
        if (section.has("default") == section.has("example")) {
            file.problem("endpoint", "expected either default: ADDRESS, or example: ADDRESS if there is no usual one");
        }
        Map<String, String> others = new LinkedHashMap<>();
        section.text("example", ADDRESS).ifPresent(example -> others.put("example", example));
        for (Entry entry : section.entries("others", "what for, and the address")) {
            Fields.text(entry.value(), "expected " + ADDRESS, problems)
                    .map(Scalar::value)
                    .ifPresent(address -> others.put(entry.name(), address));
        }
        return new Endpoints(section.parsed("default", ADDRESS, Endpoint::parse), others);
    }
}
