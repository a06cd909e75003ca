package io.keyaudit.http;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.HttpProxy;
import io.keyaudit.spi.Network;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Opens connections: straight or through a proxy, with TLS where the endpoint wants it. Thread-safe. */
final class Dialer {
    private static final int FIRST_UNSUCCESSFUL = 300;
    private static final int SERVER_FAULT = 500;

    private final SSLSocketFactory tls;

    Dialer(Network network) {
        this.tls = TrustedCertificates.socketFactory(network.authorities());
    }

    /**
     * An open connection.
     *
     * @param socket to be read, written and closed
     * @param timed limits its reads
     */
    record Line(Socket socket, TimedSocket timed) {}

    /**
     * Opens a connection on which nothing of a request was sent yet.
     *
     * @param deadline when to give up, by {@link System#nanoTime()}
     * @param timeout how long connecting to one address can take
     * @throws HttpException if there is none; it says that nothing was sent
     */
    Line dial(Route route, Endpoint endpoint, long deadline, Duration timeout)
            throws HttpException, InterruptedException {
        String place = route.proxy().map(proxy -> "the proxy " + proxy).orElse(endpoint.toString());
        TimedSocket timed = null;
        boolean opened = false;
        try {
            timed = connect(route, deadline, timeout);
            if (route.proxy().isPresent()) {
                tunnel(timed, route, route.proxy().get(), endpoint);
                place = endpoint.toString();
            }
            Socket socket = route.tls() ? secured(timed, route) : timed;
            opened = true;
            return new Line(socket, timed);
        } catch (IOException failure) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw SendFailure.unconnected(failure, place);
        } finally {
            if (!opened && timed != null) {
                SocketTransport.close(timed);
            }
        }
    }

    private static TimedSocket connect(Route route, long deadline, Duration timeout)
            throws IOException, InterruptedException {
        IOException failure = new IOException();
        for (InetAddress address : Resolver.addresses(route.firstHost(), deadline)) {
            TimedSocket socket = new TimedSocket(deadline);
            try {
                socket.connect(new InetSocketAddress(address, route.firstPort()), timeout);
                return socket;
            } catch (IOException refused) {
                SocketTransport.close(socket);
                failure = refused;
            }
        }
        throw failure;
    }

    private static void tunnel(TimedSocket socket, Route route, HttpProxy proxy, Endpoint endpoint)
            throws IOException, HttpException {
        String request = "CONNECT " + route.authority() + " HTTP/1.1\r\nHost: " + route.authority() + "\r\n"
                + login(proxy)
                        .map(login -> "Proxy-Authorization: Basic " + login + "\r\n")
                        .orElse("") + "\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        // Not buffered: what comes after the head is TLS, and not ours to read.
        int status = ResponseHead.read(socket.getInputStream()).status();
        if (status == HttpURLConnection.HTTP_PROXY_AUTH) {
            String what =
                    proxy.login().isPresent() ? "does not accept the user and password" : "wants a user and password";
            throw new HttpException(
                            FailureKind.CONFIGURATION,
                            "the proxy " + proxy + " " + what + " (407); give them as http://user:password@host:port",
                            0)
                    .unsent();
        }
        if (status >= FIRST_UNSUCCESSFUL) {
            String message = "the proxy " + proxy + " does not connect to " + endpoint + " (" + status + ")";
            throw (status >= SERVER_FAULT
                            ? HttpException.retryable(FailureKind.UNAVAILABLE, message, 0, Optional.empty())
                            : new HttpException(FailureKind.UNAVAILABLE, message, 0))
                    .unsent();
        }
    }

    private static Optional<String> login(HttpProxy proxy) {
        return proxy.login()
                .map(login -> Base64.getEncoder().encodeToString(login.reveal().getBytes(StandardCharsets.UTF_8)));
    }

    private SSLSocket secured(TimedSocket socket, Route route) throws IOException {
        SSLSocket secured = (SSLSocket) tls.createSocket(socket, route.host(), route.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }
}
