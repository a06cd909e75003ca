package io.keyaudit.test;

import io.keyaudit.Severity;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Audits the keys of a keys file, once for the test class, and lets its methods take the result as a parameter of type
 * {@link AuditedKeys}:
 *
 * <pre>{@code
 * @KeysFile("keys.yaml")
 * class OurKeysTest {
 *     @TestFactory
 *     Stream<DynamicNode> keepThePolicy(AuditedKeys keys) {
 *         return keys.tests();
 *     }
 *
 *     @Test
 *     void theBotReadsOnly(AuditedKeys keys) {
 *         assertThat(keys.outcome("docs-bot")).isAtMost("*:read");
 *     }
 * }
 * }</pre>
 *
 * <p>A file that is missing or wrong, or a secret that cannot be read, fails the tests that ask for the keys, with
 * everything that is wrong. Paths are relative to the working directory, which is the module's folder in Maven and Gradle.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(KeysFileExtension.class)
public @interface KeysFile {
    /** Returns the path of the keys file. */
    String value();

    /** Returns the policy: the path of a policy file, or a built-in policy such as {@code builtin:recommended}. */
    String policy() default "builtin:recommended";

    /**
     * Returns the least severity of findings that fail a test. Tests of other findings are aborted, so that they show as
     * skipped.
     */
    Severity failOn() default Severity.LOW;
}
