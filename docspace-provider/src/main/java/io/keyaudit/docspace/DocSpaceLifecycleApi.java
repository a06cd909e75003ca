package io.keyaudit.docspace;

import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.JsonAnswer;
import java.util.List;

/** The calls that change keys, and the one that these are checked by. No audit can make them. */
interface DocSpaceLifecycleApi {
    String KEY = DocSpaceApi.KEYS + "/{id}";
    String JSON = "Content-Type: application/json";

    List<AllowedCall> CALLS = List.of(
            AllowedCall.get(DocSpaceApi.CATALOGUE),
            AllowedCall.changing("POST", DocSpaceApi.KEYS),
            AllowedCall.changing("PUT", KEY),
            AllowedCall.changing("DELETE", KEY));

    /** Returns every scope that exists. */
    @RequestLine("GET " + DocSpaceApi.CATALOGUE)
    JsonAnswer catalogue();

    /** Returns a new key, with its secret. Each call makes another. */
    @RequestLine("POST " + DocSpaceApi.KEYS)
    @Headers(JSON)
    JsonAnswer create(String draft);

    /** Whether the key was changed. */
    @RequestLine("PUT " + KEY)
    @Headers(JSON)
    JsonAnswer change(@Param("id") String id, String change);

    /** Whether the key was deleted. */
    @RequestLine("DELETE " + KEY)
    JsonAnswer revoke(@Param("id") String id);
}
