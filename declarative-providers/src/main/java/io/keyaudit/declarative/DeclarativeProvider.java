package io.keyaudit.declarative;

import io.keyaudit.FactKind;
import io.keyaudit.FailureKind;
import io.keyaudit.spi.CredentialField;
import io.keyaudit.spi.KeyForm;
import io.keyaudit.spi.OptionField;
import io.keyaudit.spi.PermissionProvider;
import io.keyaudit.spi.ProviderContext;
import io.keyaudit.spi.ProviderDescription;
import io.keyaudit.spi.ProviderException;
import io.keyaudit.spi.ProviderSession;
import io.keyaudit.spi.Reporting;
import io.keyaudit.spi.ScopeTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A provider that a file describes, which is read once, when the provider is first used. Thread-safe. */
final class DeclarativeProvider implements PermissionProvider {
    private final String id;
    private final Path path;
    private final Supplier<ServiceFile> file;
    private @Nullable Described described;

    /**
     * A provider whose file is read later.
     *
     * @param id the id that the file gives
     */
    DeclarativeProvider(String id, Path path, Supplier<ServiceFile> file) {
        this.id = id;
        this.path = path;
        this.file = file;
    }

    /** Returns the provider that a file describes. */
    static DeclarativeProvider of(ServiceFile file) {
        return new DeclarativeProvider(file.service().id(), file.path(), () -> file);
    }

    /** What a file says. */
    private record Described(Service service, ScopeTable table, ProviderDescription description) {
        static Described by(Service service) {
            ScopeTable table = TableCompiler.compile(service.table(), service.upperBound());
            return new Described(service, table, DeclarativeProvider.describe(service, table));
        }
    }

    private synchronized Described described() {
        if (described == null) {
            described = Described.by(file.get().service());
        }
        return described;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ProviderDescription describe() {
        return described().description();
    }

    private static ProviderDescription describe(Service service, ScopeTable table) {
        ProviderDescription.Builder builder = ProviderDescription.builder(service.name())
                .credentials(service.credentials().toArray(new CredentialField[0]))
                .options(service.options().stream()
                        .map(DeclarativeProvider::field)
                        .toArray(OptionField[]::new))
                .scopes(table)
                .callsPerInspection(DeclarativeSession.calls(service))
                .rateLimit(service.limits().rate())
                .keyForms(service.keys().toArray(new KeyForm[0]))
                .note("What the service reports is an upper bound: " + service.upperBound());
        service.endpoint().ifPresent(builder::defaultEndpoint);
        service.table().neverDeniedBecause().ifPresent(builder::note);
        service.requests().forEach(call -> builder.calls(text(call)));
        service.sources()
                .forEach(source -> builder.source(
                        source.of() + ": " + source.at() + " (" + source.sure().text() + ")"));
        if (!service.echoes().isEmpty()) {
            builder.answersIdentifyKey();
        }
        reporting(service.facts(), builder);
        return builder.build();
    }

    private static OptionField field(Option option) {
        return new OptionField(
                option.name(), option.description(), List.of(), option.defaultValue(), option.required());
    }

    private static String text(Call call) {
        return (call.post() ? "POST " : "GET ") + call.targets().get(0);
    }

    private static void reporting(Facts facts, ProviderDescription.Builder builder) {
        facts.stated().keySet().forEach(builder::reports);
        if (facts.stated().containsKey(FactKind.LAST_USE) && facts.usedByAsking()) {
            builder.reporting(Reporting.DISTURBED, FactKind.LAST_USE);
        }
        facts.owner().ifPresent(owner -> builder.reports(FactKind.OWNER));
        if (!facts.state().isEmpty()) {
            builder.reports(FactKind.STATE);
        }
        if (!facts.restrictions().isEmpty()) {
            builder.reports(FactKind.RESTRICTIONS);
        }
        if (!facts.keyMakers().isEmpty()) {
            builder.reports(FactKind.KEY_MANAGEMENT);
        }
        facts.environment().ifPresent(known -> builder.reports(FactKind.ENVIRONMENT));
    }

    @Override
    public ProviderSession open(ProviderContext context) throws ProviderException {
        Service service = described().service();
        for (Option option : service.options()) {
            Optional<String> value = context.findOption(option.name());
            if (value.isEmpty() && option.required()) {
                throw new ProviderException(
                        FailureKind.CONFIGURATION,
                        "the option \"" + option.name() + "\" is missing: " + option.description());
            }
            if (value.isPresent() && !option.form().matcher(value.get()).matches()) {
                throw new ProviderException(
                        FailureKind.CONFIGURATION,
                        "the option \"" + option.name() + "\" does not have the form " + option.form());
            }
        }
        return new DeclarativeSession(service, described().table(), context);
    }

    @Override
    public Optional<String> describedIn() {
        return Optional.of(path.toString());
    }

    @Override
    public String toString() {
        return id + " in " + path;
    }
}
