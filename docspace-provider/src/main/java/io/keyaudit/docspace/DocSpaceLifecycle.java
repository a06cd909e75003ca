package io.keyaudit.docspace;

import io.keyaudit.Credentials;
import io.keyaudit.Evidence;
import io.keyaudit.FailureKind;
import io.keyaudit.KeySnapshot;
import io.keyaudit.http.FeignConversation;
import io.keyaudit.http.GuardedHttp;
import io.keyaudit.http.HttpException;
import io.keyaudit.http.JsonAnswer;
import io.keyaudit.http.JsonBody;
import io.keyaudit.spi.CreatedKey;
import io.keyaudit.spi.KeyChange;
import io.keyaudit.spi.KeyDraft;
import io.keyaudit.spi.KeyLifecycle;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.UncertainOutcomeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Changes the keys of one portal. */
final class DocSpaceLifecycle implements KeyLifecycle {
    private final ProviderContext context;
    private final GuardedHttp http;

    DocSpaceLifecycle(ProviderContext context) {
        this.context = context;
        this.http = GuardedHttp.builder(context)
                .limit(DocSpaceProvider.limit(context))
                .allow(DocSpaceLifecycleApi.CALLS)
                .callBudget(DocSpaceProvider.CALLS)
                .errors(LifecycleErrors::read)
                .build();
    }

    @Override
    public KeySnapshot preview(KeyDraft draft) throws ProviderException {
        DraftCheck.check(draft);
        return new NewKey(context, draft).preview();
    }

    @Override
    public CreatedKey create(Credentials credentials, KeyDraft draft) throws ProviderException {
        DraftCheck.check(draft);
        FeignConversation<DocSpaceLifecycleApi> portal = converse(credentials);
        if (!draft.unrestricted()) {
            DraftCheck.catalogued(draft.scopes(), catalogue(portal));
        }
        JsonAnswer answer;
        try {
            answer = portal.call(api -> api.create(body(draft)));
        } catch (HttpException failure) {
            throw failure.mayHaveTakenEffect() ? mayHaveBeenCreated(draft, failure) : failure;
        }
        try {
            return new NewKey(context, draft)
                    .read(answer.field("response"), portal.evidence(Evidence.Method.INTROSPECTED, Map.of()));
        } catch (HttpException notUnderstood) {
            throw mayHaveBeenCreated(draft, notUnderstood);
        }
    }

    private static String body(KeyDraft draft) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", draft.name());
        if (!draft.unrestricted()) {
            fields.put("permissions", draft.scopes().stream().distinct().toList());
        }
        draft.days().ifPresent(days -> fields.put("expiresInDays", days));
        return JsonBody.object(fields);
    }

    private static UncertainOutcomeException mayHaveBeenCreated(KeyDraft draft, HttpException failure) {
        return new UncertainOutcomeException(
                failure.kind(),
                "a key named \"" + draft.name() + "\" might have been created, whose secret nobody has: "
                        + failure.getMessage()
                        + ". List the account's keys, newest first: if there is a new one of this name, revoke it before"
                        + " creating another");
    }

    @Override
    public void change(Credentials credentials, String id, KeyChange change) throws ProviderException {
        DraftCheck.check(id, change);
        FeignConversation<DocSpaceLifecycleApi> portal = converse(credentials);
        if (change.scopes().isPresent()) {
            DraftCheck.catalogued(change.scopes().get(), catalogue(portal));
        }
        confirm(portal, "changed", api -> api.change(id, body(change)));
    }

    private static String body(KeyChange change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        change.name().ifPresent(name -> fields.put("name", name));
        change.scopes()
                .ifPresent(scopes ->
                        fields.put("permissions", scopes.stream().distinct().toList()));
        change.active().ifPresent(active -> fields.put("isActive", active));
        return JsonBody.object(fields);
    }

    @Override
    public void revoke(Credentials credentials, String id) throws ProviderException {
        DraftCheck.id(id);
        confirm(converse(credentials), "revoked", api -> api.revoke(id));
    }

    private static void confirm(
            FeignConversation<DocSpaceLifecycleApi> portal,
            String done,
            Function<DocSpaceLifecycleApi, JsonAnswer> request)
            throws ProviderException {
        boolean confirmed;
        try {
            confirmed = portal.call(request).field("response").asBoolean();
        } catch (HttpException failure) {
            throw failure.mayHaveTakenEffect() ? uncertain(done, failure) : failure;
        }
        // The portal calls this a success, too.
        if (!confirmed) {
            throw new ProviderException(
                    FailureKind.FORBIDDEN,
                    "the portal did not do it: the key was not " + done
                            + ". It belongs to somebody else, or has expired, after which it can only be revoked");
        }
    }

    private static UncertainOutcomeException uncertain(String done, HttpException failure) {
        boolean fault = failure.status() >= 500;
        return new UncertainOutcomeException(
                failure.kind(),
                "the key might have been " + done + ": " + failure.getMessage()
                        + (fault ? ", which is also what a portal says that has no key with this id" : "")
                        + ". List the account's keys to see how it is; doing the same once more does no harm");
    }

    private static List<String> catalogue(FeignConversation<DocSpaceLifecycleApi> portal) throws HttpException {
        return portal.call(DocSpaceLifecycleApi::catalogue).field("response").asStrings();
    }

    private FeignConversation<DocSpaceLifecycleApi> converse(Credentials credentials) {
        return http.converse(DocSpaceLifecycleApi.class, credentials, DocSpaceSession.signer(credentials));
    }

    @Override
    public void close() {
        // Nothing is held: each request has a connection of its own.
    }
}
