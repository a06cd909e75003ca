package io.keyaudit.declarative;

import io.keyaudit.Credentials;
import io.keyaudit.Endpoint;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.declarative.Answers.Value;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpAnswer;
import io.keyaudit.http.HttpConversation;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.ScopeTable;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Asks one service that a file describes. */
final class DeclarativeSession implements ProviderSession {
    /** How often a request is sent at the most, repeats included. */
    static final int ATTEMPTS = 3;

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9/._~@:+-]*");

    private final Service service;
    private final ProviderContext context;
    private final KeyReading reading;
    private final Requests requests;
    private final GuardedHttp http;
    private final GuardedHttp documents;

    DeclarativeSession(Service service, ScopeTable table, ProviderContext context) {
        this.service = service;
        this.context = context;
        this.reading = new KeyReading(service, table, context.endpoint(), context.clock());
        this.requests = new Requests(service, context.options());
        List<AllowedCall> allowed = new ArrayList<>();
        List<AllowedCall> discoveries = new ArrayList<>();
        for (Call call : service.requests()) {
            requests.allowed(call).ifPresent(allowed::add);
            call.discovery().ifPresent(discovery -> discoveries.add(AllowedCall.get(discovery.get())));
        }
        this.http = http(service, context, allowed);
        this.documents = documents(service, context, discoveries);
    }

    /** Returns the way to a service, on which only these requests can be sent. */
    static GuardedHttp http(Service service, ProviderContext to, List<AllowedCall> allowed) {
        GuardedHttp.Builder http = GuardedHttp.builder(to);
        service.limits().remaining().ifPresent(http::remaining);
        return http.limit(service.limits().rate())
                .allow(allowed)
                .callBudget(calls(service))
                .errors(new Errors(service, to.clock()))
                .conceal(service.echoes().values().stream()
                        .map(DeclarativeSession::lastName)
                        .toArray(String[]::new))
                .build();
    }

    /** Returns the way to public documents, which say nothing about a key, and to which no credential is sent. */
    private static GuardedHttp documents(Service service, ProviderContext to, List<AllowedCall> allowed) {
        return GuardedHttp.builder(to)
                .limit(service.limits().rate())
                .allow(allowed)
                .callBudget(ATTEMPTS)
                .errors(answer -> answer.status() == 404
                        ? Optional.of(new HttpException(
                                FailureKind.CONFIGURATION, "the server has no discovery document at this address", 404))
                        : Optional.empty())
                .build();
    }

    /** Returns the most requests that an inspection sends, repeats included. */
    static int calls(Service service) {
        long discoveries = service.requests().stream()
                .filter(call -> call.discovery().isPresent())
                .count();
        return ATTEMPTS * (service.requests().size() + (int) discoveries);
    }

    private static String lastName(JsonPath path) {
        return path.steps().get(path.steps().size() - 1).toString();
    }

    @Override
    public KeySnapshot inspect(Credentials credentials) throws ProviderException {
        return reading.read(credentials, new Conversation(credentials));
    }

    @Override
    public void close() {
        // Nothing is held: connections are shared by all sessions.
    }

    /** All that is said about one key. */
    private final class Conversation implements Exchange {
        private final Credentials credentials;
        private final List<HttpConversation> held = new ArrayList<>();

        Conversation(Credentials credentials) {
            this.credentials = credentials;
        }

        @Override
        public HttpAnswer answer(Call call, Answers before) throws ProviderException {
            Optional<String> path = requests.path(call, before, credentials);
            if (path.isPresent()) {
                return send(http, call, path.get());
            }
            if (call.discovery().isEmpty()) {
                throw new ProviderException(
                        FailureKind.CONFIGURATION, "an option is missing that the request needs: " + call.targets());
            }
            URI address = discovered(call.discovery().get());
            GuardedHttp found =
                    http(service, at(origin(address)), List.of(requests.allowed(call, address.getRawPath())));
            return send(found, call, address.getRawPath());
        }

        private ProviderContext at(URI origin) {
            return new ProviderContext(
                    new Endpoint(origin),
                    context.options(),
                    context.clock(),
                    context.ticker(),
                    context.timeouts(),
                    context.rateLimiters(),
                    context.nonces(),
                    context.network());
        }

        private HttpAnswer send(GuardedHttp way, Call call, String path) throws ProviderException {
            HttpConversation conversation =
                    way.converse(credentials, (request, signing) -> requests.signed(call, request, credentials));
            held.add(conversation);
            return conversation.send(requests.request(call, path, credentials));
        }

        /** Returns the address that a public document states; credentials go there only if it is of the endpoint's origin. */
        private URI discovered(Call.Discovery discovery) throws ProviderException {
            HttpConversation conversation = documents.converse(credentials, (request, signing) -> request);
            held.add(conversation);
            HttpAnswer document = conversation.send(ServiceRequest.get(discovery.get()));
            if (!(Answers.find(document.body(), discovery.url()) instanceof Value value)) {
                throw new ProviderException(
                        FailureKind.CONFIGURATION, "the server's discovery document names no address for this request");
            }
            String address = value.json().asString();
            try {
                URI uri = URI.create(address);
                if (origin(uri).equals(origin(context.endpoint().uri()))
                        && PATH.matcher(String.valueOf(uri.getRawPath())).matches()
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null) {
                    return uri;
                }
            } catch (IllegalArgumentException malformed) {
                throw notOurs();
            }
            throw notOurs();
        }

        private HttpException notOurs() {
            return new HttpException(
                    FailureKind.CONFIGURATION,
                    "the server's discovery document names an address of another origin than the endpoint's, or one with"
                            + " more than a path; nothing was sent there",
                    0);
        }

        @Override
        public Evidence evidence(Map<String, String> details) {
            List<String> calls = new ArrayList<>();
            for (HttpConversation conversation : held) {
                calls.addAll(conversation
                        .evidence(Evidence.Method.INTROSPECTED, Map.of())
                        .calls());
            }
            return new Evidence(
                    Evidence.Method.INTROSPECTED, calls, context.clock().instant(), details);
        }
    }

    private static URI origin(URI address) {
        return URI.create(address.getScheme() + "://" + address.getRawAuthority());
    }
}
