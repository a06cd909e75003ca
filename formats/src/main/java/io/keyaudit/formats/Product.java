package io.keyaudit.formats;

import java.util.Optional;

/** What reports say of the program that wrote them. */
final class Product {
    static final String NAME = "keyaudit";

    private Product() {}

    /** The version, where the module or the jar says so. */
    static Optional<String> version() {
        Module module = Product.class.getModule();
        return module.isNamed()
                ? module.getDescriptor().rawVersion()
                : Optional.ofNullable(Product.class.getPackage().getImplementationVersion());
    }
}
