package io.keyaudit.http;

import feign.Client;
import feign.Request;
import feign.RequestTemplate;
import feign.Response;
import feign.codec.Decoder;
import feign.codec.ErrorDecoder;
import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Carries what Feign makes of an interface's methods to the client, and what came back to the reader. */
record FeignCarrier(GuardedClient client, AnswerReader reader, Endpoint endpoint)
        implements Client, Decoder, ErrorDecoder {
    @Override
    public Response execute(Request request, Request.Options options) {
        try {
            Reply reply = client.exchange(serviceRequest(request), streams(request.requestTemplate()));
            Map<String, Collection<String>> headers = new HashMap<>(reply.headers());
            return Response.builder()
                    .request(request)
                    .status(reply.status())
                    .headers(headers)
                    .body(reply.body(), null)
                    .build();
        } catch (HttpException failure) {
            throw new UncheckedHttpException(failure);
        }
    }

    private static boolean streams(RequestTemplate template) {
        return template != null
                && template.methodMetadata() != null
                && template.methodMetadata().returnType() == JsonStream.class;
    }

    private ServiceRequest serviceRequest(Request request) throws HttpException {
        String method = request.httpMethod().name();
        String base = endpoint.toString();
        if (!request.url().startsWith(base + "/")) {
            throw new HttpException(
                    FailureKind.INTERNAL, "the provider tried to send a " + method + " to another host", 0);
        }
        String[] target = request.url().substring(base.length()).split("\\?", 2);
        ServiceRequest made = ServiceRequest.of(method, target[0]);
        for (String parameter : target.length == 1 ? List.<String>of() : List.of(target[1].split("&"))) {
            String[] pair = parameter.split("=", 2);
            made = made.parameter(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
        }
        for (Map.Entry<String, Collection<String>> header : request.headers().entrySet()) {
            // Feign sets the length by itself; it is that of the signed body which counts.
            if (!header.getKey().equalsIgnoreCase("Content-Length")) {
                made = made.header(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        return request.body() == null ? made : made.body(request.body());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Override
    public Object decode(Response response, Type type) {
        try {
            Reply reply = reply(response);
            if (type == JsonStream.class) {
                return reader.stream(reply);
            }
            HttpAnswer answer = reader.read(reply);
            return type == JsonAnswer.class ? answer.body() : answer;
        } catch (HttpException failure) {
            throw new UncheckedHttpException(failure);
        }
    }

    /** What is wrong with a response that has no success status. */
    @Override
    public Exception decode(String method, Response response) {
        decode(response, HttpAnswer.class);
        return new IllegalStateException("status " + response.status() + " was taken for a success");
    }

    private static Reply reply(Response response) {
        Map<String, List<String>> headers = new HashMap<>();
        response.headers().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        try {
            return new Reply(response.status(), headers, response.body().asInputStream());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
