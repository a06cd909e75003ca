package io.keyaudit.formats.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.keyaudit.Endpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be wrong with a key in a keys file. */
class KeyProblemsTest {
    private static final String SECRET = KeysFileProblems.SECRET;
    private static final String FIELDS =
            "unknown field; the fields here are name, provider, endpoint, credentials, options, tags, inventory";
    private static final String LITERAL =
            "key \"bot\": expected where the secret is, such as env:NAME or file:PATH; the secret itself must not stand here"
                    + " (a command such as \"keyaudit show\" lets you type it: --credential NAME=prompt)";
    private static final String REFERENCE =
            "key \"bot\": expected where the secret is, such as env:NAME or file:PATH, not ";
    private static final String DOCS = "name: bot\n    provider: docs\n    endpoint: https://a.example";
    private static final String EXCHANGE =
            "provider: exchange\n    credentials: {apiKey: env:DOCS_KEY, apiSecret: env:DOCS_KEY}";

    @TempDir
    private Path folder;

    static Stream<Arguments> badKeys() {
        return Stream.of(
                arguments("name and provider missing", "endpoint: https://a.example", """
                        3:5: "name" is missing: what people call the key
                        3:5: "provider" is missing: the service's kind, such as docs"""),
                arguments(
                        "name of the wrong type",
                        "name: 12\n    " + EXCHANGE,
                        "3:11: expected a text, not a number (quotes make it a text)"),
                arguments("blank name", "name: ''\n    provider: [a]", """
                        3:11: expected a text, not an empty text
                        4:15: expected a text, not a list"""),
                arguments(
                        "unknown provider",
                        "name: bot\n    provider: dox",
                        "4:15: key \"bot\": there is no provider \"dox\"; installed are: docs, exchange"),
                arguments(
                        "secret where a provider belongs",
                        "name: bot\n    provider: " + SECRET,
                        "4:15: key \"bot\": there is no such provider; installed are: docs, exchange"),
                arguments("slip in a field's name", bot("endpont: https://a.example", "env:DOCS_KEY"), """
                        3:5: key "bot": docs needs the service's address, such as https://service.example.com
                        5:5: key "bot": unknown field; did you mean "endpoint"?"""),
                arguments(
                        "unknown field that might be a secret",
                        bot("endpoint: https://a.example\n    " + SECRET + ": x", "env:DOCS_KEY"),
                        "6:5: key \"bot\": " + FIELDS),
                arguments(
                        "http to another machine",
                        bot("endpoint: http://a.example", "env:DOCS_KEY"),
                        "5:15: key \"bot\": " + refused("http://a.example")),
                arguments(
                        "user info in the endpoint",
                        bot("endpoint: https://me:" + SECRET + "@a.example", "env:DOCS_KEY"),
                        "5:15: key \"bot\": " + refused("https://me:x@a.example")),
                arguments(
                        "query in the endpoint",
                        bot("endpoint: https://a.example/?key=" + SECRET, "env:DOCS_KEY"),
                        "5:15: key \"bot\": " + refused("https://a.example/?key=x")),
                arguments(
                        "endpoint without a scheme",
                        bot("endpoint: a.example", "env:DOCS_KEY"),
                        "5:15: key \"bot\": " + refused("a.example")),
                arguments(
                        "endpoint of the wrong type",
                        bot("endpoint: [https://a.example]", "env:DOCS_KEY"),
                        "5:15: key \"bot\": expected an address such as https://portal.example.com, not a list"),
                arguments("literal secret", portal(SECRET), "6:28: " + LITERAL),
                arguments(
                        "literal secret of digits",
                        portal("4242"),
                        "6:28: " + REFERENCE + "a number (quotes make it a text)"),
                arguments("literal secret in a list", portal("[" + SECRET + "]"), "6:28: " + REFERENCE + "a list"),
                arguments(
                        "literal secret in a mapping",
                        portal("{" + SECRET + ": x}"),
                        "6:28: " + REFERENCE + "a mapping"),
                arguments("no secret", portal(""), "6:27: " + REFERENCE + "nothing"),
                arguments("env without a name", portal("'env:'"), "6:28: " + LITERAL),
                arguments(
                        "variable not set",
                        portal("env:NOT_SET"),
                        "6:28: key \"bot\": the environment variable NOT_SET is not set; set it to the secret"),
                arguments(
                        "secret where a variable's name belongs",
                        portal("env:" + SECRET),
                        "6:28: key \"bot\": the environment variable named here is not set; set it to the secret"),
                arguments(
                        "empty variable",
                        portal("env:BLANK"),
                        "6:28: key \"bot\": the environment variable BLANK is empty; put the secret into it"),
                arguments(
                        "missing secret file",
                        portal("file:" + SECRET),
                        "6:28: key \"bot\": the secret file named here does not exist; a relative path begins at FOLDER"),
                arguments(
                        "directory as the secret file",
                        portal("file:."),
                        "6:28: key \"bot\": the secret file named here is a directory; name a file in it"),
                arguments(
                        "prompt in a file",
                        portal("prompt"),
                        "6:28: key \"bot\": \"prompt\" works on the command line only, such as in \"keyaudit show\"; here, say where the secret is, such as env:NAME or file:PATH"),
                arguments(
                        "credentials missing",
                        DOCS,
                        "3:5: key \"bot\": \"apiKey\" is missing: shown once by the service"),
                arguments(
                        "literal secret as the credentials",
                        DOCS + "\n    credentials: " + SECRET,
                        "6:18: key \"bot\": expected fields such as { apiKey: env:NAME }, not a text"),
                arguments("unknown credential", DOCS + "\n    credentials: {" + SECRET + ": env:DOCS_KEY}", """
                        6:18: key "bot": "apiKey" is missing: shown once by the service
                        6:19: key "bot": unknown credential; docs takes: apiKey"""),
                arguments(
                        "unknown option and value",
                        "name: bot\n    " + EXCHANGE + "\n    options: {nonce: huge, speed: fast}",
                        """
                        6:15: key "bot": not a value of option "nonce"; it is one of: gentle, micros
                        6:28: key "bot": exchange has no option "speed"; it takes: nonce"""),
                arguments(
                        "options and tags of the wrong type",
                        bot("endpoint: https://a.example\n    options: fast\n    tags: production", "env:DOCS_KEY"),
                        """
                        6:14: key "bot": expected options such as { option: value }, not a text
                        7:11: key "bot": expected a list of texts such as [production], not a text"""),
                arguments(
                        "values of the wrong type in options and tags",
                        "name: bot\n    " + EXCHANGE + "\n    options: {nonce: 1}\n    tags: [true, '', a]",
                        """
                        6:22: key "bot": expected a text, not a number (quotes make it a text)
                        7:12: key "bot": expected a text, not true or false (quotes make it a text)
                        7:18: key "bot": expected a text, not an empty text"""),
                arguments(
                        "field given twice",
                        bot("endpoint: https://a.example\n    endpoint: https://b.example", "env:DOCS_KEY"),
                        "6:5: this field was given before, at 5:5; remove one"),
                arguments(
                        "anchor and alias",
                        "name: &n bot\n    provider: docs\n    endpoint: https://a.example\n    credentials: {apiKey: *n}",
                        """
                        3:11: anchors are not supported; remove the word that begins with &
                        6:27: aliases are not supported; write the value out"""),
                arguments(
                        "tag",
                        portal("!secret env:DOCS_KEY"),
                        "6:28: tags are not supported; remove the word that begins with !"),
                arguments(
                        "not a mapping",
                        SECRET,
                        "3:5: expected a mapping with the fields name, provider, endpoint, credentials, options, tags, inventory, not a text"),
                arguments(
                        "fields without a word for a name",
                        bot("endpoint: https://a.example\n    ? [" + SECRET + "]\n    : x", "env:DOCS_KEY"),
                        "6:7: the name of a field is a word, not a list or a mapping"));
    }

    private static String portal(String secret) {
        return bot("endpoint: https://a.example", secret);
    }

    private static String bot(String endpoint, String secret) {
        return "name: bot\n    provider: docs\n    " + endpoint + "\n    credentials: { apiKey: " + secret + " }";
    }

    private static String refused(String endpoint) {
        try {
            return "not refused: " + Endpoint.parse(endpoint);
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badKeys")
    void tellsWhatIsWrongWithAKeyAndWhere(String what, String key, String expected) throws Exception {
        Path file = Files.writeString(folder.resolve("keys.yaml"), "version: 1\nkeys:\n  - " + key + "\n");

        assertThat(KeysFileProblems.in(file))
                .containsExactlyElementsOf(
                        expected.replace("FOLDER", folder.toString()).lines().toList());
    }
}
