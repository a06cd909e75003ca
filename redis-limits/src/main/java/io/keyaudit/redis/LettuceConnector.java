package io.keyaudit.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.MaintNotificationsConfig;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.SslOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import io.lettuce.core.resource.DefaultClientResources;
import io.lettuce.core.resource.Delay;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Opens connections: to a server, through Sentinels, or to a cluster if the server is part of one. */
final class LettuceConnector {
    private static final Duration LONGEST_RECONNECT_DELAY = Duration.ofSeconds(1);

    private final RedisURI address;
    private final List<X509Certificate> authorities;
    private final Duration timeout;
    private final ClientResources resources = DefaultClientResources.builder()
            .ioThreadPoolSize(2)
            .computationThreadPoolSize(2)
            .reconnectDelay(Delay.exponential(Duration.ofMillis(10), LONGEST_RECONNECT_DELAY, 2, TimeUnit.MILLISECONDS))
            .build();

    LettuceConnector(RedisURI address, List<X509Certificate> authorities, Duration timeout) {
        this.address = address;
        this.authorities = authorities;
        this.timeout = timeout;
    }

    /** @throws IOException if there is no connection; the message holds no secret */
    LettuceServer connect() throws IOException {
        RedisClient client = RedisClient.create(resources, address);
        client.setOptions(options(ClientOptions.builder()).build());
        boolean connected = false;
        try {
            StatefulRedisConnection<String, String> connection = client.connect();
            LettuceServer server;
            if (connection.sync().info("cluster").contains("cluster_enabled:1")) {
                client.shutdown(Duration.ZERO, timeout);
                server = cluster();
            } else {
                server = new LettuceServer(connection.async(), timeout, () -> end(client));
            }
            connected = true;
            return server;
        } catch (RedisException failure) {
            throw new IOException("no connection to " + RedisAddress.place(address) + ": " + reason(failure));
        } finally {
            if (!connected) {
                end(client);
            }
        }
    }

    private LettuceServer cluster() {
        RedisClusterClient client = RedisClusterClient.create(resources, address);
        ClusterTopologyRefreshOptions refresh = ClusterTopologyRefreshOptions.builder()
                .enablePeriodicRefresh(Duration.ofSeconds(30))
                .build();
        ClusterClientOptions.Builder options = ClusterClientOptions.builder();
        options(options);
        client.setOptions(options.topologyRefreshOptions(refresh).build());
        return new LettuceServer(client.connect().async(), timeout, () -> end(client));
    }

    /** What was sent on a connection that broke is not sent again: it is asked for anew. */
    private ClientOptions.Builder options(ClientOptions.Builder options) {
        options.disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                .replayFilter(command -> true)
                .maintNotificationsConfig(MaintNotificationsConfig.disabled())
                .socketOptions(SocketOptions.builder().connectTimeout(timeout).build());
        return options.sslOptions(
                SslOptions.builder().jdkSslProvider().trustManager(trusted()).build());
    }

    /** Returns the JVM's certificate authorities, and more. */
    private TrustManagerFactory trusted() {
        try {
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            List<X509Certificate> all = new ArrayList<>(authorities);
            for (TrustManager manager : factory.getTrustManagers()) {
                if (manager instanceof X509TrustManager x509) {
                    all.addAll(List.of(x509.getAcceptedIssuers()));
                }
            }
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            for (X509Certificate certificate : all) {
                store.setCertificateEntry(String.valueOf(store.size()), certificate);
            }
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException("every JVM has TLS", impossible);
        }
    }

    // What it returns is Netty's, which is no module that could be required.
    @SuppressWarnings("FutureReturnValueIgnored")
    private void end(AbstractRedisClient client) {
        client.shutdown(Duration.ZERO, timeout);
        resources.shutdown(0, timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String reason(RedisException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RedisCommandExecutionException) {
                return "it does not let this machine in; check user and password";
            }
            if (cause instanceof SSLException) {
                return "its certificate is wrong or not known here, or it does not speak TLS";
            }
        }
        return "it does not answer; check the address";
    }
}
