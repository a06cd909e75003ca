package io.keyaudit.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/** What editors say of a file that describes a service is what reading it says, as far as a schema can. */
class ProviderSchemaTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path EXAMPLES = ROOT.resolve("examples/describing-a-service");
    private static final Schema PROVIDER = ReportSchemaTest.schema("provider");

    static List<Path> files() throws IOException {
        Path services = ROOT.resolve("declarative-providers/src/main/resources/io/keyaudit/declarative/services");
        try (Stream<Path> builtin = Files.list(services);
                Stream<Path> examples = Files.list(EXAMPLES)) {
            return Stream.concat(builtin, examples)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .toList();
        }
    }

    /** A field called null is a text to keyaudit and to editors; to this reader it is one only in quotes. */
    private static List<Error> errors(String yaml) {
        Object document =
                new Load(LoadSettings.builder().build()).loadFromString(yaml.replace(" null: ", " \"null\": "));
        return PROVIDER.validate(JsonMapper.shared().valueToTree(document));
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsAccepted(Path file) throws IOException {
        assertThat(errors(Files.readString(file))).isEmpty();
    }

    @ParameterizedTest(name = "{0} in place of {1}")
    @CsvSource(
            delimiter = '\t',
            quoteCharacter = '\0',
            value = {
                "version: 2\tversion: 1",
                "id: Acme Inc\tid: acme",
                "name: []\tname: Acme",
                "sure: certain\tsure: documented",
                "upperBound: 5\tupperBound: the owner's role narrows what the scopes allow",
                "endpoint: http://api.acme.example\tendpoint: https://api.acme.example",
                "requests: {}\trequests: { self: { get: /v1/self, auth: { bearer: token } } }",
                "post: /v1/self\tget: /v1/self",
                "get: v1/self\tget: /v1/self",
                "get: /v1/self?token=x\tget: /v1/self",
                "get: /v1/self, json: {}\tget: /v1/self",
                "auth: { query: token }\tauth: { bearer: token }",
                "auth: { header: X-Key }\tauth: { bearer: token }",
                "status: 4010\tstatus: 401",
                "when: {}\twhen: { status: 401 }",
                "kind: refused\tkind: rejected",
                "sure: documented }, { for: x }]\tsure: documented }]",
                "absent: denied\tabsent: unknown",
                "header: X-Acme-Scopes, empty: none }]\theader: X-Acme-Scopes, separator: \",\", absent: unknown, empty: none }]",
                "value: role, empty: none }]\theader: X-Acme-Scopes, separator: \",\", absent: unknown, empty: none }]",
                "header: X-Acme-Scopes, list: scopes\theader: X-Acme-Scopes",
                "read: [severe, reads-content]\tread: [high, reads-content]",
                "read: [high, reads-contents]\tread: [high, reads-content]",
                "grants: { files: x }\tgrants: { files: r }",
                "grants: all\tgrants: { files: r }",
                "{}\t{ grants: { files: r } }",
                "unrecognized: nothing\tunrecognized: { subject: \"{subject}:*\", newSubject: everything }",
                "as: iso\tas: timestamp",
                "expiry: { json\texpires: { json",
                "requests: 0\trequests: 60",
                "per: 1 minute\tper: 1m",
                "expect: { files: w }, others\texpect: { files: rw }, others",
                "fails: refused\tfails: rejected",
                "others: --, fails: rejected\tfails: rejected",
                "include: other.yaml, id: acme\tid: acme",
            })
    void mistakesAreRefused(String wrong, String right) throws IOException {
        String acme = Files.readString(EXAMPLES.resolve("acme.yaml"));
        String text = acme.replace(right, wrong.replace(", id: acme", "\nid: acme"));
        assertThat(text).isNotEqualTo(acme);
        assertThat(errors(text)).isNotEmpty();
    }
}
