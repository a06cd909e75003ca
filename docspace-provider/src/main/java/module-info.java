import io.keyaudit.docspace.DocSpaceProvider;
import io.keyaudit.spi.PermissionProvider;

/** Reads what the API keys of ONLYOFFICE DocSpace can do. */
module io.keyaudit.docspace {
    requires transitive io.keyaudit.core;
    requires io.keyaudit.http;

    exports io.keyaudit.docspace;

    provides PermissionProvider with
            DocSpaceProvider;
}
