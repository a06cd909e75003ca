package io.keyaudit.docspace;

import feign.RequestLine;
import io.keyaudit.http.AllowedCall;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.JsonStream;
import java.util.List;

/** The calls that an audit makes. All of them only read. */
interface DocSpaceApi {
    String SELF = "/api/2.0/keys/@self";
    String KEYS = "/api/2.0/keys";
    String CATALOGUE = "/api/2.0/keys/permissions";

    List<AllowedCall> CALLS = List.of(AllowedCall.get(SELF), AllowedCall.get(KEYS), AllowedCall.get(CATALOGUE));

    /** Returns the calling key. Any valid key can ask; portals before v3.1.1 answer 404. */
    @RequestLine("GET " + SELF)
    JsonAnswer self();

    /** Returns all keys that the caller can see, in one answer however many they are. */
    @RequestLine("GET " + KEYS)
    JsonStream allKeys();

    /** Returns every scope that exists: the same for every caller, and nothing about the calling key. */
    @RequestLine("GET " + CATALOGUE)
    JsonAnswer catalogue();
}
