package io.keyaudit.http;

import feign.DefaultContract;
import feign.Feign;
import feign.Logger;
import feign.MethodMetadata;
import feign.Request;
import feign.Retryer;
import feign.codec.DecodeException;
import io.keyaudit.Credentials;
import io.keyaudit.FailureKind;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A conversation whose requests are the methods of an interface with Feign's annotations. For use by one thread.
 *
 * @param <A> the interface
 */
public final class FeignConversation<A> extends HttpConversation {
    private static final Set<Class<?>> ANSWERS = Set.of(HttpAnswer.class, JsonAnswer.class, JsonStream.class);

    /** The methods of each interface: the same for all conversations, and costly to read. Feign does not change them. */
    private static final ClassValue<List<MethodMetadata>> METHODS = new ClassValue<>() {
        @Override
        protected List<MethodMetadata> computeValue(Class<?> type) {
            for (Method method : type.getMethods()) {
                if (!ANSWERS.contains(method.getReturnType())) {
                    throw new IllegalArgumentException(
                            method + " does not return HttpAnswer, JsonAnswer or JsonStream");
                }
            }
            return new DefaultContract().parseAndValidateMetadata(type);
        }
    };

    private final A api;

    FeignConversation(
            Class<A> type,
            GuardedHttp.Service service,
            GuardedClient client,
            Credentials credentials,
            RetryPolicy retryPolicy) {
        super(service, client, credentials, retryPolicy);
        FeignCarrier carrier =
                new FeignCarrier(client, reader(), service.context().endpoint());
        this.api = Feign.builder()
                .contract(METHODS::get)
                .client(carrier)
                .decoder(carrier)
                .errorDecoder(carrier)
                .doNotCloseAfterDecode()
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .options(new Request.Options(
                        service.context().timeouts().connect().toMillis(),
                        TimeUnit.MILLISECONDS,
                        service.context().timeouts().read().toMillis(),
                        TimeUnit.MILLISECONDS,
                        false))
                .target(type, service.context().endpoint().toString());
    }

    /**
     * Sends a request and returns its answer, as {@link #send} does.
     *
     * @throws HttpException if there is no answer that could be relied on
     */
    public <R> R call(Function<? super A, ? extends R> request) throws HttpException {
        return repeat(() -> attempt(request));
    }

    private <R> R attempt(Function<? super A, ? extends R> request) throws HttpException {
        try {
            return request.apply(api);
        } catch (UncheckedHttpException carrier) {
            throw carrier.carried();
        } catch (DecodeException wrapped) {
            throw wrapped.getCause() instanceof UncheckedHttpException carrier
                    ? carrier.carried()
                    // Feign's message and cause can quote the answer or the request's headers.
                    : new HttpException(FailureKind.INTERNAL, "the answer could not be decoded", wrapped.status());
        }
    }
}
