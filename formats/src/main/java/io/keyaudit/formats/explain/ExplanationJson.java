package io.keyaudit.formats.explain;

import io.keyaudit.Provenance;
import io.keyaudit.formats.json.JsonOutput;
import java.io.OutputStream;

/** Writes explanations as JSON objects. */
final class ExplanationJson {
    private ExplanationJson() {}

    static void write(AccessExplanation explanation, OutputStream out) {
        JsonOutput json = new JsonOutput(out);
        json.openObject();
        json.text("name", explanation.name());
        json.text("provider", explanation.key().provider());
        json.text("endpoint", explanation.key().endpoint().toString());
        json.text("access", explanation.access().toString());
        json.text("grant", explanation.grant().text());
        explanation.info().ifPresent(info -> {
            json.text("meaning", info.meaning());
            json.text("sensitivity", info.sensitivity().text());
        });
        explanation.upperBound().ifPresent(why -> json.text("upperBound", why));
        json.text("cause", explanation.provenance().cause().text());
        json.text("because", explanation.because());
        json.openArray("sources");
        for (Provenance.Source source : explanation.provenance().sources()) {
            json.openObject();
            json.text("scope", source.scope());
            json.text("row", source.row());
            json.closeObject();
        }
        json.closeArray();
        explanation.row().ifPresent(row -> {
            json.openObject("table");
            json.text("row", row.name());
            json.text("meaning", row.meaning());
            json.text("source", row.source().text());
            json.text("mark", row.source().mark().text());
            json.closeObject();
        });
        json.openArray("calls");
        explanation.key().evidence().calls().forEach(json::text);
        json.closeArray();
        json.text("change", explanation.change());
        json.closeObject();
        json.finish();
    }
}
