package io.keyaudit.http;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** One request, from its first byte until its answer's headers are there, in the JDK's Flight Recorder. */
@Name("io.keyaudit.Request")
@Label("Request")
@Category("keyaudit")
@StackTrace(false)
@SuppressWarnings("UnusedVariable") // The recorder reads the fields.
final class RequestEvent extends Event {
    @Label("Endpoint")
    private String endpoint = "";

    @Label("Call")
    @Description("The method and the path's template")
    private String call = "";

    @Label("Result")
    @Description("The status, or the kind of failure")
    private String result = "";

    void end(String toEndpoint, AllowedCall ofCall, String withResult) {
        if (shouldCommit()) {
            endpoint = toEndpoint;
            call = ofCall.method() + " " + ofCall.path();
            result = withResult;
            commit();
        }
    }
}
