package io.keyaudit.declarative;

import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.declarative.Answers.Value;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonBody;
import io.keyaudit.http.ServiceRequest;
import io.keyaudit.spi.ProviderException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes the requests of a service, for one choice of options. */
final class Requests {
    private static final String PLACE = "{value}";
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private static final Pattern ENCODED = Pattern.compile("[A-Za-z0-9*._%+-]*");

    private final Set<String> optionNames;
    private final Map<String, String> options;

    Requests(Service service, Map<String, String> options) {
        this.optionNames = service.options().stream().map(Option::name).collect(Collectors.toSet());
        this.options = Map.copyOf(options);
    }

    /** Returns what such a request is allowed to be; empty if its path is only found out later. */
    Optional<AllowedCall> allowed(Call call) {
        return target(call).map(target -> allowed(call, target.fill(this::optionOrPlace)));
    }

    /** Returns what such a request is allowed to be at that path. */
    AllowedCall allowed(Call call, String path) {
        return call.post() ? AllowedCall.readingPost(path, body(call)) : AllowedCall.get(path);
    }

    private String optionOrPlace(String variable) {
        return options.getOrDefault(variable, PLACE);
    }

    /** Returns the first target whose options are given. */
    private Optional<Template> target(Call call) {
        return call.targets().stream()
                .filter(target -> target.variables().stream()
                        .allMatch(variable -> !optionNames.contains(variable) || options.containsKey(variable)))
                .findFirst();
    }

    /** Returns a regular expression for the body. */
    private static String body(Call call) {
        if (call.body() instanceof Call.Json json) {
            return Pattern.quote(JsonBody.object(json.fields()));
        }
        if (call.body() instanceof Call.FormFields form) {
            return form.fields().stream()
                    .map(field -> Pattern.quote(encoded(field.getKey()) + "=") + ENCODED.pattern())
                    .collect(Collectors.joining("&"));
        }
        return "";
    }

    /**
     * Returns the path of a request, if it can be filled in.
     *
     * @throws ProviderException if something in an earlier answer or a credential does not fit into a path
     */
    Optional<String> path(Call call, Answers answers, Credentials credentials) throws ProviderException {
        Optional<Template> target = target(call);
        if (target.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(target.get().fill(variable -> segment(variable, answers, credentials)));
    }

    private String segment(String variable, Answers answers, Credentials credentials) throws ProviderException {
        if (options.containsKey(variable)) {
            return options.getOrDefault(variable, "");
        }
        String text;
        if (variable.contains("/")) {
            if (!(answers.find(JsonPath.parse(variable)) instanceof Value value)) {
                throw new HttpException(
                        FailureKind.PROTOCOL, "the answer leaves out what the next request is about", 200);
            }
            text = FactReading.text(value.json());
        } else {
            text = credentials.get(variable).reveal();
        }
        if (!SEGMENT.matcher(text).matches()) {
            throw new HttpException(
                    variable.contains("/") ? FailureKind.PROTOCOL : FailureKind.CONFIGURATION,
                    "what stands for {" + variable + "} in the path of a request is not of letters, digits, hyphens and"
                            + " underscores",
                    0);
        }
        return text;
    }

    /** Returns the request at that path, without credentials in its head. */
    ServiceRequest request(Call call, String path, Credentials credentials) {
        ServiceRequest request = call.post() ? ServiceRequest.post(path) : ServiceRequest.get(path);
        Optional<Template> secret = target(call)
                .filter(target -> target.variables().stream()
                        .anyMatch(variable -> credentials.find(variable).isPresent()));
        if (secret.isPresent()) {
            request = request.shownAs(secret.get().text());
        }
        for (Map.Entry<String, Template> header : call.headers().entrySet()) {
            request = request.header(header.getKey(), header.getValue().fill(this::optionOrPlace));
        }
        if (call.body() instanceof Call.Json json) {
            return request.body("application/json", JsonBody.object(json.fields()));
        }
        if (call.body() instanceof Call.FormFields form) {
            String body = form.fields().stream()
                    .map(field -> encoded(field.getKey()) + "="
                            + encoded(field.getValue().fill(variable -> value(variable, credentials))))
                    .collect(Collectors.joining("&"));
            return request.body("application/x-www-form-urlencoded", body);
        }
        return request;
    }

    /** Returns the request with credentials in its head. */
    ServiceRequest signed(Call call, ServiceRequest request, Credentials credentials) throws ProviderException {
        if (call.authentication().isEmpty()) {
            return request;
        }
        for (Call.Authentication way : call.authentication()) {
            if (way.variables().stream()
                    .allMatch(name ->
                            options.containsKey(name) || credentials.find(name).isPresent())) {
                return signed(way, request, credentials);
            }
        }
        throw new ProviderException(
                FailureKind.CONFIGURATION,
                "credentials are missing; the service wants "
                        + call.authentication().stream()
                                .map(way -> String.join(" and ", way.variables()))
                                .collect(Collectors.joining(", or ")));
    }

    private ServiceRequest signed(Call.Authentication way, ServiceRequest request, Credentials credentials) {
        if (way instanceof Call.Bearer bearer) {
            return request.header("Authorization", "Bearer " + value(bearer.credential(), credentials));
        }
        if (way instanceof Call.InHeader header) {
            return request.header(header.header(), header.value().fill(variable -> value(variable, credentials)));
        }
        Call.Basic basic = (Call.Basic) way;
        String user = basic.user().fill(variable -> value(variable, credentials));
        String password = basic.password().fill(variable -> value(variable, credentials));
        String pair = basic.encoded() ? encoded(user) + ":" + encoded(password) : user + ":" + password;
        return request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private String value(String variable, Credentials credentials) {
        String option = options.get(variable);
        return option == null ? credentials.get(variable).reveal() : option;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
