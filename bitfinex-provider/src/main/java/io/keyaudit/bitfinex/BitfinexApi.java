package io.keyaudit.bitfinex;

import feign.Headers;
import feign.RequestLine;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.JsonAnswer;
import java.util.List;

/** The one call that an audit makes. It only reads, though it is a POST. */
interface BitfinexApi {
    String PERMISSIONS = "/v2/auth/r/permissions";

    /** The body that is signed is the body that is sent, byte by byte. */
    String EMPTY_BODY = "{}";

    List<AllowedCall> CALLS = List.of(AllowedCall.readingPost(PERMISSIONS, "\\{}"));

    /** Returns the pairs of the calling key. */
    @RequestLine("POST " + PERMISSIONS)
    @Headers("Content-Type: application/json")
    JsonAnswer permissions(String body);
}
