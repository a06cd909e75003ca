package io.keyaudit.sandbox;

import java.util.List;
import java.util.Map;

/** The shapes in which DocSpace answers. */
final class DocSpaceReplies {
    private DocSpaceReplies() {}

    static Reply success(Request request, Object response, int count) {
        String href = "http://" + request.header("Host").orElse("127.0.0.1") + request.path();
        return Reply.json(
                200,
                Map.of(
                        "response",
                        response,
                        "count",
                        count,
                        "links",
                        List.of(Map.of("href", href, "action", request.method())),
                        "status",
                        0,
                        "statusCode",
                        200));
    }

    /** Returns an error with the server's stack trace in it, as DocSpace sends it. */
    static Reply error(int status, String message, String type) {
        String stack =
                "   at " + type + "\n   at ASC.Web.Api.Controllers.ApiKeysController in /app/onlyoffice/src/Api.cs";
        return Reply.json(
                status,
                Map.of(
                        "error",
                        Map.of(
                                "message", message,
                                "type", type,
                                "stack", stack,
                                "hresult", -2147024809),
                        "status",
                        1,
                        "statusCode",
                        status));
    }

    static Reply accessDenied() {
        return error(403, "Access denied", "System.Security.SecurityException");
    }

    /** Looks like a success but for the status. */
    static Reply validation(String field, String message) {
        return Reply.json(
                400,
                Map.of(
                        "response", Map.of("status", 400, "errors", Map.of(field, List.of(message))),
                        "status", 1,
                        "statusCode", 400));
    }
}
