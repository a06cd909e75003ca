module com.example.services {
    requires io.keyaudit.http;

    provides io.keyaudit.spi.PermissionProvider with
            com.example.hub.HubProvider,
            com.example.trady.TradyProvider;
}
