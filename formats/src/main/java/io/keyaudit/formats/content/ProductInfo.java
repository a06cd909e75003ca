package io.keyaudit.formats.content;

import java.util.Optional;

/** What reports say of the program that wrote them. */
public final class ProductInfo {
    public static final String NAME = "keyaudit";

    private ProductInfo() {}

    /** Returns the version, where the module or the jar says so. */
    public static Optional<String> version() {
        Module module = ProductInfo.class.getModule();
        return module.isNamed()
                ? module.getDescriptor().rawVersion()
                : Optional.ofNullable(ProductInfo.class.getPackage().getImplementationVersion());
    }
}
