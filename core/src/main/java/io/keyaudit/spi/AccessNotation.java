package io.keyaudit.spi;

import io.keyaudit.Access;
import io.keyaudit.ResourceAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Accesses as a scope table writes them: {@code files:read}, {@code files:write}, {@code files:rw}, and {@code *:read}
 * with a star for any text.
 *
 * @param resource the resource, or a pattern of resources
 * @param accesses the ways it is touched
 */
record AccessNotation(String resource, Set<Access> accesses) {
    private static AccessNotation parse(String what, String text) {
        int colon = text.lastIndexOf(':');
        String resource = text.substring(0, Math.max(colon, 0));
        if (resource.isBlank()) {
            throw unreadable(what, text);
        }
        return new AccessNotation(
                resource,
                switch (text.substring(colon + 1)) {
                    case "read" -> EnumSet.of(Access.READ);
                    case "write" -> EnumSet.of(Access.WRITE);
                    case "rw" -> EnumSet.allOf(Access.class);
                    default -> throw unreadable(what, text);
                });
    }

    /**
     * Returns all accesses that the texts stand for, each once.
     *
     * @param what what states them, for the message of an error
     * @throws IllegalArgumentException if one is not of that form, or is for none of the resources
     */
    static List<ResourceAccess> expand(String what, Collection<String> texts, Collection<String> resources) {
        Set<ResourceAccess> expanded = new LinkedHashSet<>();
        for (String text : texts) {
            List<ResourceAccess> accesses = parse(what, text).among(resources);
            if (accesses.isEmpty()) {
                throw new IllegalArgumentException(what + " " + text + ", but there is no such resource");
            }
            expanded.addAll(accesses);
        }
        return List.copyOf(expanded);
    }

    private List<ResourceAccess> among(Collection<String> resources) {
        if (!resource.contains("*")) {
            return resources.contains(resource)
                    ? accesses.stream()
                            .map(access -> new ResourceAccess(resource, access))
                            .toList()
                    : List.of();
        }
        Pattern pattern = Pattern.compile("\\Q" + resource.replace("*", "\\E.*\\Q") + "\\E");
        List<ResourceAccess> found = new ArrayList<>();
        for (String name : resources) {
            if (pattern.matcher(name).matches()) {
                accesses.forEach(access -> found.add(new ResourceAccess(name, access)));
            }
        }
        return found;
    }

    private static IllegalArgumentException unreadable(String what, String text) {
        return new IllegalArgumentException(
                what + " \"" + text + "\", which is not of the form RESOURCE:read, RESOURCE:write or RESOURCE:rw");
    }
}
