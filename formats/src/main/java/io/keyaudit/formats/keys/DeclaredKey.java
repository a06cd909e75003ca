package io.keyaudit.formats.keys;

import io.keyaudit.Secret;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.secrets.SecretReader;
import io.keyaudit.secrets.SecretReference;
import io.keyaudit.spi.UnreadableSecretException;
import io.keyaudit.yaml.Position;
import io.keyaudit.yaml.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A key as it stands in the file, before any secret of it is read. Immutable.
 *
 * @param target the key without credentials
 * @param position where its entry begins
 * @param credentials where they are
 */
record DeclaredKey(AuditTarget target, Position position, List<Credential> credentials) {
    DeclaredKey {
        credentials = List.copyOf(credentials);
    }

    /**
     * A field of the credentials.
     *
     * @param name the field's
     * @param reference where the secret is
     * @param position where the reference stands
     */
    record Credential(String name, SecretReference reference, Position position) {}

    /** Returns the key with its credentials: read now if all are at hand, else fetched when they are needed. */
    AuditTarget withSecrets(SecretReader secrets, Problems problems) {
        AuditTarget.Builder complete = target.toBuilder();
        Map<String, Secret> atHand = new HashMap<>();
        Map<String, SecretReference> elsewhere = new HashMap<>();
        for (Credential credential : credentials) {
            if (secrets.isAtHand(credential.reference())) {
                try {
                    atHand.put(credential.name(), secrets.readAtHand(credential.reference()));
                } catch (UnreadableSecretException unreadable) {
                    problems.about("key \"" + target.name() + "\"")
                            .add(credential.position(), String.valueOf(unreadable.getMessage()));
                }
            } else {
                elsewhere.put(credential.name(), credential.reference());
            }
        }
        if (elsewhere.isEmpty()) {
            atHand.forEach(complete::credential);
        } else {
            complete.credentials(secrets.credentials(atHand, elsewhere));
        }
        return complete.build();
    }
}
