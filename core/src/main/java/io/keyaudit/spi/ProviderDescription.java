package io.keyaudit.spi;

import io.keyaudit.Endpoint;
import io.keyaudit.FactKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a provider needs, knows and costs. Immutable. */
public final class ProviderDescription {
    private final String displayName;
    private final List<CredentialField> credentials;
    private final Optional<Endpoint> defaultEndpoint;
    private final List<OptionField> options;
    private final ScopeTable scopes;
    private final int callsPerInspection;
    private final RateLimit rateLimit;
    private final Map<FactKind, Reporting> reporting;
    private final boolean answersIdentifyKey;
    private final boolean completeTable;
    private final List<KeyForm> keyForms;
    private final boolean keyFormsComplete;
    private final List<String> calls;
    private final List<String> notes;
    private final List<String> sources;

    private ProviderDescription(Builder builder) {
        displayName = builder.displayName;
        credentials = List.copyOf(builder.credentials);
        defaultEndpoint = Optional.ofNullable(builder.defaultEndpoint);
        options = List.copyOf(builder.options);
        scopes = builder.scopes;
        callsPerInspection = builder.callsPerInspection;
        rateLimit = builder.rateLimit;
        reporting = Map.copyOf(builder.reporting);
        answersIdentifyKey = builder.answersIdentifyKey;
        completeTable = builder.completeTable;
        keyForms = List.copyOf(builder.keyForms);
        keyFormsComplete = builder.keyFormsComplete;
        calls = List.copyOf(builder.calls);
        notes = List.copyOf(builder.notes);
        sources = List.copyOf(builder.sources);
    }

    /**
     * Starts the description of a provider that sends one request per key, without a known limit, and reports nothing
     * but permissions.
     *
     * @param displayName the service's name as people know it
     */
    public static Builder builder(String displayName) {
        return new Builder(displayName);
    }

    /** Returns the service's name as people know it. */
    public String displayName() {
        return displayName;
    }

    /** Returns the fields that a key is presented with. */
    public List<CredentialField> credentials() {
        return credentials;
    }

    /** Returns the service's address, where there is only one, or the one that is used unless another is named. */
    public Optional<Endpoint> defaultEndpoint() {
        return defaultEndpoint;
    }

    /** Returns what can be chosen per key. */
    public List<OptionField> options() {
        return options;
    }

    /** Returns what the service's scopes mean. */
    public ScopeTable scopes() {
        return scopes;
    }

    /** Returns the most requests that one inspection sends, repeats included; at least 1. */
    public int callsPerInspection() {
        return callsPerInspection;
    }

    /** Returns the most requests that the service takes. */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /** Returns whether the service reports this kind of fact; {@link Reporting#NEVER} unless stated. */
    public Reporting reporting(FactKind kind) {
        return reporting.getOrDefault(kind, Reporting.NEVER);
    }

    /**
     * Returns whether every answer proves which key it is about, so that another key's answer is never taken for it. If
     * not, no connection is used for two keys.
     */
    public boolean answersIdentifyKey() {
        return answersIdentifyKey;
    }

    /** Returns whether the scope table lists every resource of the service, so that full access is judged by it. */
    public boolean completeTable() {
        return completeTable;
    }

    /** Returns the documented forms of the service's keys. */
    public List<KeyForm> keyForms() {
        return keyForms;
    }

    /** Returns whether every key of the service has one of the {@link #keyForms()}. */
    public boolean keyFormsComplete() {
        return keyFormsComplete;
    }

    /** Returns the requests that an inspection sends, such as {@code GET /api/2.0/keys/@self}, for people. */
    public List<String> calls() {
        return calls;
    }

    /** Returns what holds for all keys of the service and limits what a report says, each in a sentence. */
    public List<String> notes() {
        return notes;
    }

    /** Returns where the facts in this description and its table are from, and how sure they are. */
    public List<String> sources() {
        return sources;
    }

    /** Returns the option of that name, if there is one. */
    public Optional<OptionField> option(String name) {
        return options.stream().filter(option -> option.name().equals(name)).findFirst();
    }

    /** Returns the value of every option that has one: the chosen one, or the default. */
    public Map<String, String> optionValues(Map<String, String> chosen) {
        Map<String, String> values = new TreeMap<>();
        for (OptionField option : options) {
            Optional.ofNullable(chosen.get(option.name()))
                    .or(option::defaultValue)
                    .ifPresent(value -> values.put(option.name(), value));
        }
        return values;
    }

    @Override
    public String toString() {
        return "ProviderDescription[" + displayName + ", credentials=" + credentials + ", options=" + options + "]";
    }

    /** Builds a description. Not thread-safe. */
    public static final class Builder {
        private final String displayName;
        private final List<CredentialField> credentials = new ArrayList<>();
        private @Nullable Endpoint defaultEndpoint;
        private final List<OptionField> options = new ArrayList<>();
        private ScopeTable scopes = ScopeTable.builder().build();
        private int callsPerInspection = 1;
        private RateLimit rateLimit = RateLimit.NONE;
        private final Map<FactKind, Reporting> reporting = new EnumMap<>(FactKind.class);
        private boolean answersIdentifyKey;
        private boolean completeTable;
        private final List<KeyForm> keyForms = new ArrayList<>();
        private boolean keyFormsComplete;
        private final List<String> calls = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private final List<String> sources = new ArrayList<>();

        private Builder(String displayName) {
            this.displayName = displayName;
        }

        /** Adds fields that a key is presented with. */
        public Builder credentials(CredentialField... fields) {
            credentials.addAll(List.of(fields));
            return this;
        }

        /** Sets the service's address. */
        public Builder defaultEndpoint(Endpoint endpoint) {
            defaultEndpoint = endpoint;
            return this;
        }

        /** Adds options. */
        public Builder options(OptionField... fields) {
            options.addAll(List.of(fields));
            return this;
        }

        /** Sets what the service's scopes mean. */
        public Builder scopes(ScopeTable table) {
            scopes = table;
            return this;
        }

        /** Sets the most requests that one inspection sends, repeats included. */
        public Builder callsPerInspection(int maximum) {
            callsPerInspection = maximum;
            return this;
        }

        /** Sets the most requests that the service takes. */
        public Builder rateLimit(RateLimit limit) {
            rateLimit = limit;
            return this;
        }

        /** States that the service reports these kinds of fact about a key that asks about itself. */
        public Builder reports(FactKind... kinds) {
            return reporting(Reporting.REPORTED, kinds);
        }

        /** States how the service reports these kinds of fact; one that is not stated is never reported. */
        public Builder reporting(Reporting how, FactKind... kinds) {
            Arrays.stream(kinds).forEach(kind -> reporting.put(kind, how));
            return this;
        }

        /** States that every answer proves which key it is about. */
        public Builder answersIdentifyKey() {
            answersIdentifyKey = true;
            return this;
        }

        /** States that the scope table lists every resource of the service. */
        public Builder completeTable() {
            completeTable = true;
            return this;
        }

        /** Adds documented forms of the service's keys. */
        public Builder keyForms(KeyForm... forms) {
            keyForms.addAll(List.of(forms));
            return this;
        }

        /** States that every key of the service has one of the forms. */
        public Builder keyFormsComplete() {
            keyFormsComplete = true;
            return this;
        }

        /** Adds requests that an inspection sends, for people. */
        public Builder calls(String... requests) {
            calls.addAll(List.of(requests));
            return this;
        }

        /** Adds a sentence that holds for all keys of the service. */
        public Builder note(String sentence) {
            notes.add(sentence);
            return this;
        }

        /** Adds where facts are from, and how sure they are. */
        public Builder source(String source) {
            sources.add(source);
            return this;
        }

        /**
         * Builds the description.
         *
         * @throws IllegalArgumentException if an inspection would send no request
         */
        public ProviderDescription build() {
            if (callsPerInspection < 1) {
                throw new IllegalArgumentException("an inspection sends at least 1 request, not " + callsPerInspection);
            }
            return new ProviderDescription(this);
        }
    }
}
