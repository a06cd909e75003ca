/** Reads what tokens of Acme can do. */
module com.example.acme {
    requires io.keyaudit.http;

    provides io.keyaudit.spi.PermissionProvider with
            com.example.acme.AcmeProvider;
}
