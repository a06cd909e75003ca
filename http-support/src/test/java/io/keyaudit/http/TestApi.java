package io.keyaudit.http;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.List;

/** The calls of the tests. The first two are allowed. */
interface TestApi {
    String PATH = "/v1/key";

    List<AllowedCall> ALLOWED = List.of(AllowedCall.get(PATH), AllowedCall.changing("POST", PATH));

    @RequestLine("GET " + PATH)
    JsonAnswer get();

    @RequestLine("POST " + PATH)
    @Headers({"Content-Type: application/json", "X-Of-The-Provider: sent"})
    JsonAnswer post(String body);

    @RequestLine("DELETE " + PATH)
    JsonAnswer otherMethod();

    @RequestLine("GET /v1/keys")
    JsonAnswer otherPath();

    @RequestLine("GET " + PATH + "/{below}")
    JsonAnswer below(@Param("below") String below);

    @RequestLine("GET " + PATH + "?all={all}")
    JsonAnswer query(@Param("all") String all);

    @RequestLine("GET " + PATH)
    JsonAnswer otherHost(URI host);
}
