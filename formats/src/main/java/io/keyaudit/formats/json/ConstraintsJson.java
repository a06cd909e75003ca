package io.keyaudit.formats.json;

import io.keyaudit.AddressRestriction;
import io.keyaudit.Environment;
import io.keyaudit.Fact;
import io.keyaudit.Lapse;
import io.keyaudit.Restriction;
import io.keyaudit.yaml.DocumentNode;
import io.keyaudit.yaml.InvalidFileException;
import io.keyaudit.yaml.Problems;
import io.keyaudit.yaml.StrictFields;
import java.util.ArrayList;
import java.util.List;

/** Writes what keys are constrained to as fields of a JSON object, and reads it. An absent field is unknown. */
public final class ConstraintsJson {
    /** The fields of addresses, environment, restrictions and the beginning. */
    public static final List<String> FIELDS =
            List.of("addressRestricted", "allowedAddresses", "notBefore", "restrictions", "environment");

    private ConstraintsJson() {}

    public static void addresses(Fact<AddressRestriction> addresses, JsonOutput json) {
        if (!addresses.reported()) {
            return;
        }
        json.flag("addressRestricted", addresses.toOptional().isPresent());
        addresses.toOptional().filter(AddressRestriction::listed).ifPresent(list -> {
            json.openArray("allowedAddresses");
            list.addresses().forEach(json::text);
            json.closeArray();
        });
    }

    public static void restrictions(Fact<List<Restriction>> restrictions, JsonOutput json) {
        if (restrictions instanceof Fact.Known<List<Restriction>> known) {
            json.openArray("restrictions");
            for (Restriction restriction : known.value()) {
                json.openObject();
                json.text("kind", restriction.kind());
                json.text("text", restriction.text());
                json.closeObject();
            }
            json.closeArray();
        } else if (restrictions.reported()) {
            json.none("restrictions");
        }
    }

    static void lapses(List<Lapse> lapses, JsonOutput json) {
        if (lapses.isEmpty()) {
            return;
        }
        json.openArray("lapses");
        for (Lapse lapse : lapses) {
            json.openObject();
            json.instant("at", lapse.at());
            json.text("what", lapse.what());
            json.text("why", lapse.why());
            json.closeObject();
        }
        json.closeArray();
    }

    public static Fact<AddressRestriction> addresses(StrictFields fields) throws InvalidFileException {
        Fact<Boolean> restricted = fields.flagFact("addressRestricted");
        if (!restricted.reported()) {
            return Fact.unknown();
        }
        if (!restricted.equals(Fact.known(true))) {
            return Fact.none();
        }
        return Fact.known(
                fields.has("allowedAddresses")
                        ? new AddressRestriction(fields.texts("allowedAddresses"))
                        : AddressRestriction.NOT_LISTED);
    }

    public static Fact<List<Restriction>> restrictions(StrictFields fields, Problems problems)
            throws InvalidFileException {
        if (!fields.isKnown("restrictions")) {
            return fields.absence("restrictions");
        }
        List<Restriction> restrictions = new ArrayList<>();
        for (DocumentNode item : fields.items("restrictions")) {
            StrictFields restriction = StrictFields.of(item, List.of("kind", "text"), problems);
            restrictions.add(new Restriction(restriction.name("kind"), restriction.text("text")));
        }
        return Fact.known(List.copyOf(restrictions));
    }

    public static Fact<Environment> environment(StrictFields fields) throws InvalidFileException {
        return fields.isKnown("environment")
                ? Fact.known(fields.oneOf("environment", Environment.values(), Environment::text))
                : fields.absence("environment");
    }

    static List<Lapse> lapses(StrictFields fields, Problems problems) throws InvalidFileException {
        List<Lapse> lapses = new ArrayList<>();
        if (fields.has("lapses")) {
            for (DocumentNode item : fields.items("lapses")) {
                StrictFields lapse = StrictFields.of(item, List.of("at", "what", "why"), problems);
                lapses.add(new Lapse(lapse.instant("at"), lapse.text("what"), lapse.text("why")));
            }
        }
        return lapses;
    }
}
