package io.keyaudit.declarative;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Secret;
import io.keyaudit.http.HttpException;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.testkit.CannedAnswer;
import io.keyaudit.testkit.CannedFailure;
import io.keyaudit.testkit.Exchange;
import io.keyaudit.testkit.GoodAnswer;
import io.keyaudit.testkit.ProviderContract;
import io.keyaudit.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every service that is described here keeps the contract; what it answers is in its own examples. */
@ParameterizedClass
@MethodSource("services")
class DeclarativeContractTest extends ProviderContract {
    private static final Map<String, ServiceFile> FILES = new ConcurrentHashMap<>();
    private static final Map<String, PermissionProvider> PROVIDERS = new ConcurrentHashMap<>();
    private static final Map<String, ExampleCheck> CHECKS = new ConcurrentHashMap<>();

    @Parameter
    String id = "";

    /** All but the base for others, which judges nothing by itself, so that it has no good answer. */
    static List<String> services() {
        return BuiltinServices.IDS.stream()
                .filter(service -> !service.equals("oauth2-introspection"))
                .toList();
    }

    private Service service() {
        return file().service();
    }

    private ServiceFile file() {
        return FILES.computeIfAbsent(id, BuiltinServices::read);
    }

    @Override
    protected PermissionProvider provider() {
        return PROVIDERS.computeIfAbsent(id, absent -> DeclarativeProvider.of(file()));
    }

    private ExampleCheck check() {
        return CHECKS.computeIfAbsent(id, absent -> new ExampleCheck(service()));
    }

    @Override
    protected Map<String, String> options() {
        return unknownScope().options();
    }

    @Override
    protected Credentials key(int number) {
        Map<String, Secret> secrets = new HashMap<>();
        for (CredentialField field : service().credentials()) {
            if (field.required()) {
                secrets.put(field.name(), Secret.of(value(field.name(), number)));
            }
        }
        if (secrets.isEmpty()) {
            // There are several ways to present a key; this is the first.
            String first = service().credentials().get(0).name();
            secrets.put(first, Secret.of(value(first, number)));
        }
        return Credentials.of(secrets);
    }

    private String value(String credential, int number) {
        Optional<KeyForm> form = service().keys().stream()
                .filter(known -> known.credential().equals(credential))
                .filter(known -> known.unsupported().isEmpty())
                .findFirst();
        return form.map(known -> FormSample.of(known.pattern(), number))
                .orElseGet(() -> "%s-%06d".formatted(credential, number));
    }

    /** The first example with a scope that is not known, besides one that is. */
    private Example unknownScope() {
        return service().examples().stream()
                .filter(example -> example.unrecognized().isPresent()
                        && example.permissions().values().stream().anyMatch(DeclarativeContractTest::grants))
                .findFirst()
                .orElseThrow();
    }

    private static boolean grants(Marks marks) {
        return marks.toString().contains("r") || marks.toString().contains("w");
    }

    @Override
    protected GoodAnswer goodAnswer(Credentials key) {
        return good(firstGood(), key);
    }

    /** Flags cannot be renamed to one that is there already. */
    private Example firstGood() {
        boolean flags = service().scopesFrom().get(0).place() instanceof ScopeSource.Flags;
        return flags ? service().examples().get(0) : withoutUnknown(unknownScope());
    }

    @Override
    protected GoodAnswer otherAnswer(Credentials key) {
        String first = permissions(firstGood());
        Example other = service().examples().stream()
                .filter(example -> example.fails().isEmpty()
                        && example.permissions().values().stream().anyMatch(DeclarativeContractTest::grants))
                .filter(example -> !permissions(example).equals(first))
                .findFirst()
                .orElseThrow();
        return good(other, key);
    }

    private String permissions(Example example) {
        try {
            return check().read(example).permissions().toString();
        } catch (ProviderException failure) {
            throw new AssertionError(failure);
        }
    }

    private GoodAnswer good(Example example, Credentials key) {
        try {
            return new GoodAnswer(
                    conversation(example, key), check().read(example).permissions());
        } catch (ProviderException failure) {
            throw new AssertionError(failure);
        }
    }

    @Override
    protected List<Exchange> answerWithScope(Credentials key, String scope) {
        Example example = unknownScope();
        return conversation(replaced(example, unknown(example), scope), key);
    }

    /** The name as it stands in the answer. */
    private String unknown(Example example) {
        String name = example.unrecognized().orElseThrow().get(0);
        return service().scopesFrom().stream()
                .map(ScopeSource::prefix)
                .filter(prefix -> !prefix.isEmpty() && name.startsWith(prefix))
                .map(prefix -> name.substring(prefix.length()))
                .findFirst()
                .orElse(name);
    }

    /** With the known scope twice in place of the unknown one. */
    private Example withoutUnknown(Example example) {
        String known = known(example);
        return replaced(example, unknown(example), known);
    }

    private String known(Example example) {
        try {
            return check().read(example).nativeScopes().stream()
                    .filter(scope -> !scope.equals(unknown(example)))
                    .filter(scope -> !scope.startsWith("role:"))
                    .findFirst()
                    .orElseThrow();
        } catch (ProviderException failure) {
            throw new AssertionError(failure);
        }
    }

    private static Example replaced(Example example, String text, String other) {
        Map<String, Example.Answer> answers = new TreeMap<>();
        example.answers().forEach((request, answer) -> {
            Map<String, String> headers = new HashMap<>();
            answer.headers().forEach((name, value) -> headers.put(name, value.replace(text, other)));
            answers.put(
                    request,
                    new Example.Answer(answer.status(), headers, answer.body().replace(text, other)));
        });
        return answered(example, answers);
    }

    /** Returns an example with other answers, from which nothing is said to follow. */
    static Example answered(Example example, Map<String, Example.Answer> answers) {
        return new Example(
                example.name(),
                example.line(),
                example.credentials(),
                example.options(),
                answers,
                Map.of(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    private List<Exchange> conversation(Example example, Credentials key) {
        List<Exchange> exchanges = new ArrayList<>();
        for (Call call : service().requests()) {
            String path = call.targets().stream()
                    .filter(target -> target.variables().stream()
                            .allMatch(variable -> filled(variable, key).isPresent()))
                    .findFirst()
                    .orElseThrow()
                    .fill(variable -> filled(variable, key).orElseThrow());
            exchanges.add(new Exchange(call.post() ? "POST" : "GET", path, canned(example, call.name(), key)));
        }
        return exchanges;
    }

    /** Answers of two requests are about one key, whose identifier is that of the examples. */
    private Optional<String> filled(String variable, Credentials key) {
        return variable.contains("/")
                ? Optional.of("ed17")
                : key.find(variable)
                        .map(Secret::reveal)
                        .or(() -> Optional.ofNullable(options().get(variable)));
    }

    private CannedAnswer canned(Example example, String request, Credentials key) {
        Example.Answer answer = Objects.requireNonNull(example.answers().get(request));
        String[] body = {answer.body()};
        example.credentials()
                .forEach((name, value) ->
                        body[0] = body[0].replace(value, key.get(name).reveal()));
        CannedAnswer canned = CannedAnswer.json(answer.status(), body[0]);
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            canned = canned.withHeader(header.getKey(), header.getValue());
        }
        return canned;
    }

    @Override
    protected List<CannedFailure> failures() {
        return service().examples().stream()
                .filter(example ->
                        example.fails().isPresent() && example.answers().size() == 1)
                .map(example -> new CannedFailure(
                        example.name(),
                        example.fails().get(),
                        canned(example, service().requests().get(0).name(), key(1))))
                .toList();
    }

    @Override
    protected boolean secretInAddress() {
        return service().requests().stream()
                .flatMap(call -> call.targets().stream())
                .flatMap(target -> target.variables().stream())
                .anyMatch(key(1).names()::contains);
    }

    /** HTTP Basic hides it in base64. */
    @Override
    protected boolean isMadeWith(RecordedRequest request, Credentials key) {
        return super.isMadeWith(request, key)
                || key.names().stream()
                        .map(name -> key.get(name).reveal() + ":")
                        .map(pair -> Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .anyMatch(request.head()::contains);
    }

    @Override
    protected FailureKind kindOf(int status) {
        try {
            DeclarativeSession.http(service(), ProviderContext.of(ExampleCheck.NOWHERE, Map.of()), List.of())
                    .recorded(status, Map.of(), new byte[0], key(1));
            return FailureKind.PROTOCOL;
        } catch (HttpException failure) {
            return failure.kind();
        }
    }
}
