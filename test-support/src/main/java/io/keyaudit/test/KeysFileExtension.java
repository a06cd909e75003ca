package io.keyaudit.test;

import io.keyaudit.audit.KeyAuditor;
import io.keyaudit.formats.policy.PolicyReference;
import io.keyaudit.policy.Policy;
import io.keyaudit.providers.Providers;
import io.keyaudit.yaml.InvalidFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Audits the keys of a {@link KeysFile} when the first test asks for them. */
public final class KeysFileExtension implements ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(KeysFileExtension.class);

    /** Called by JUnit. */
    public KeysFileExtension() {}

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == AuditedKeys.class;
    }

    @Override
    public AuditedKeys resolveParameter(ParameterContext parameter, ExtensionContext test) {
        Class<?> testClass = test.getRequiredTestClass();
        KeysFile keysFile = AnnotationSupport.findAnnotation(testClass, KeysFile.class)
                .orElseThrow(() -> new ParameterResolutionException(
                        "a test class with a parameter of type AuditedKeys needs @KeysFile"));
        return test.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(keysFile, KeysFileExtension::audit, AuditedKeys.class);
    }

    private static AuditedKeys audit(KeysFile file) {
        Providers providers = Providers.discover();
        try {
            Policy policy = new PolicyReference(file.policy())
                    .read(Path.of(""), providers)
                    .policy();
            io.keyaudit.formats.keys.KeysFile keys =
                    io.keyaudit.formats.keys.KeysFile.read(Path.of(file.value()), providers, System.getenv());
            KeyAuditor auditor = KeyAuditor.builder().providers(providers).build();
            return new AuditedKeys(auditor.check(keys.targets(), policy), policy, file.failOn());
        } catch (InvalidFileException | IllegalArgumentException wrong) {
            throw new ParameterResolutionException("the keys cannot be audited: " + wrong.getMessage());
        }
    }
}
