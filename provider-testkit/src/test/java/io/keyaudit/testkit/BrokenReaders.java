package io.keyaudit.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.keyaudit.Access;
import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import io.keyaudit.Grant;
import io.keyaudit.KeySnapshot;
import io.keyaudit.Permission;
import io.keyaudit.PermissionSet;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ScopeResolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Providers that make of an answer what it does not say. */
final class BrokenReaders {
    private BrokenReaders() {}

    /** Makes something else of an answer that it picks out. */
    abstract static class Misreader extends SoundProvider {
        abstract boolean misread(String path, Answer answer);

        List<String> made() {
            return List.of();
        }

        @Override
        List<String> scopes(String path, Answer answer, Credentials credentials) throws ProviderException {
            return misread(path, answer) ? made() : super.scopes(path, answer, credentials);
        }
    }

    public static final class GrantsOn500 extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 500;
        }

        @Override
        List<String> made() {
            return List.of("files:read");
        }
    }

    public static final class TakesRateLimitForConsent extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 429;
        }
    }

    public static final class TakesNotFoundForNoScopes extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 404;
        }
    }

    public static final class ReadsErrorArraysAsEmpty extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 200 && text(answer).startsWith("[\"error\"");
        }
    }

    public static final class ReadsNullAsEmpty extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 200 && text(answer).equals("null");
        }
    }

    public static final class ReadsAnEmptyObjectAsEmpty extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 200 && text(answer).equals("{}");
        }
    }

    public static final class ReadsNothingAsEmpty extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 200 && text(answer).isBlank();
        }
    }

    public static final class ReadsHtmlAsEmpty extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return answer.status() == 200 && answer.contentType().equals("text/html");
        }
    }

    public static final class DoesWithoutTheSecondAnswer extends Misreader {
        @Override
        boolean misread(String path, Answer answer) {
            return path.equals(INHERITED) && answer.status() == 403;
        }
    }

    public static final class CallsARefusalForbidden extends SoundProvider {
        @Override
        FailureKind kind(Answer answer) {
            return answer.status() == 403 ? FailureKind.FORBIDDEN : super.kind(answer);
        }
    }

    public static final class SkipsWhatIsNoText extends SoundProvider {
        @Override
        List<String> scopes(@Nullable JsonNode listed) throws ProviderException {
            List<String> scopes = new ArrayList<>();
            if (listed == null) {
                throw notUnderstood();
            }
            listed.forEach(scope -> {
                if (scope.isString()) {
                    scopes.add(scope.stringValue());
                }
            });
            return scopes;
        }
    }

    public static final class RepairsWhatBrokeOff extends SoundProvider {
        @Override
        boolean readsByPlace() {
            return true;
        }

        @Override
        JsonNode parse(byte[] body) throws ProviderException {
            try {
                return super.parse(body);
            } catch (ProviderException brokenOff) {
                return super.parse((new String(body, UTF_8) + "]}").getBytes(UTF_8));
            }
        }
    }

    public static final class IgnoresWhatFollows extends SoundProvider {
        @Override
        JsonNode parse(byte[] body) throws ProviderException {
            String text = new String(body, ISO_8859_1);
            int end = text.indexOf('}');
            boolean followed = end >= 0 && text.startsWith("{\"") && !text.startsWith("{\"a\"");
            return super.parse(followed ? text.substring(0, end + 1).getBytes(ISO_8859_1) : body);
        }
    }

    public static final class LeavesOutInvalidText extends SoundProvider {
        @Override
        boolean readsByPlace() {
            return true;
        }

        @Override
        JsonNode parse(byte[] body) throws ProviderException {
            return super.parse(new String(body, UTF_8).getBytes(UTF_8));
        }

        @Override
        ScopeResolution resolve(List<String> scopes) {
            return super.resolve(
                    scopes.stream().filter(scope -> !scope.contains("\ufffd")).toList());
        }
    }

    public static final class OverflowsTheStack extends SoundProvider {
        @Override
        JsonNode parse(byte[] body) throws ProviderException {
            if (body.length > 100_000 && body[1] == '[') {
                throw new StackOverflowError();
            }
            return super.parse(body);
        }
    }

    public static final class ReadsHowMuchEver extends SoundProvider {
        @Override
        Optional<byte[]> capped(byte[] body) {
            return Optional.of(body);
        }
    }

    public static final class DropsUnknownScopes extends SoundProvider {
        @Override
        ScopeResolution resolve(List<String> scopes) {
            return new ScopeResolution(super.resolve(scopes).permissions(), List.of());
        }
    }

    public static final class GrantsByUnknownScopes extends SoundProvider {
        @Override
        ScopeResolution resolve(List<String> scopes) {
            ScopeResolution resolved = super.resolve(scopes);
            PermissionSet more = PermissionSet.of(List.of(
                    new Permission("files", resolved.permissions().grant("files", Access.READ), Grant.GRANTED),
                    new Permission("rooms", Grant.GRANTED, Grant.DENIED)));
            return new ScopeResolution(
                    resolved.unrecognized().isEmpty() ? resolved.permissions() : more, resolved.unrecognized());
        }
    }

    public static final class ForgetsAResource extends SoundProvider {
        @Override
        ScopeResolution resolve(List<String> scopes) {
            ScopeResolution resolved = super.resolve(scopes);
            return new ScopeResolution(
                    PermissionSet.of(resolved.permissions().permissions().stream()
                            .filter(permission -> !permission.resource().equals("rooms"))
                            .toList()),
                    resolved.unrecognized());
        }
    }

    public static final class HidesItsRequests extends SoundProvider {
        @Override
        KeySnapshot snapshot(
                ProviderContext context, List<String> scopes, List<String> calls, Credentials credentials) {
            return super.snapshot(context, scopes, calls.subList(0, 1), credentials);
        }
    }

    public static final class AnswersForAnother extends SoundProvider {
        @Override
        KeySnapshot snapshot(
                ProviderContext context, List<String> scopes, List<String> calls, Credentials credentials) {
            KeySnapshot own = super.snapshot(context, scopes, calls, credentials);
            return new KeySnapshot(
                    "another",
                    own.endpoint(),
                    own.permissions(),
                    own.nativeScopes(),
                    own.unrecognizedScopes(),
                    own.state(),
                    own.attributes(),
                    own.evidence());
        }
    }

    public static final class TakesAMissingHeaderForNo extends SoundProvider {
        @Override
        List<String> teams(List<String> headers) throws ProviderException {
            return headers.isEmpty() ? List.of() : super.teams(headers);
        }
    }

    public static final class ReadsOneHeaderOnly extends SoundProvider {
        @Override
        List<String> teams(List<String> headers) throws ProviderException {
            return super.teams(headers.stream().limit(1).toList());
        }
    }

    public static final class TakesAnybodysAnswer extends SoundProvider {
        @Override
        boolean names(@Nullable JsonNode key, Credentials credentials) {
            return key != null && key.isString();
        }
    }
}
