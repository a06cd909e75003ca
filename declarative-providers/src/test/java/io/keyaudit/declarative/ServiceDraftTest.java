package io.keyaudit.declarative;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keyaudit.yaml.InvalidFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written to start from passes the check, whatever was answered. */
class ServiceDraftTest {
    private static Map<DraftQuestion, String> answers(String auth, String scopesIn, String absent, String empty) {
        Map<DraftQuestion, String> answers = new EnumMap<>(DraftQuestion.class);
        answers.put(DraftQuestion.ID, "acme");
        answers.put(DraftQuestion.NAME, "Acme: \"the\" # \\ service");
        answers.put(DraftQuestion.ENDPOINT, "https://api.acme.example/v1");
        answers.put(DraftQuestion.REQUEST, "GET /self");
        answers.put(DraftQuestion.AUTH, auth);
        answers.put(DraftQuestion.SCOPES_IN, scopesIn);
        answers.put(DraftQuestion.ABSENT, absent);
        answers.put(DraftQuestion.EMPTY, empty);
        answers.put(DraftQuestion.SCOPES, "files:read files:write  admin read_orders mail.send *");
        if (DraftQuestion.ALWAYS.isOpen(false, answers)) {
            answers.put(DraftQuestion.ALWAYS, "id");
        }
        return answers;
    }

    static Stream<Arguments> choices() {
        List<Arguments> choices = new ArrayList<>();
        for (String scopesIn : List.of(
                "header X-Scopes",
                "list scopes",
                "list auth.scopes",
                "list a.roles[].name",
                "list a[].b[]",
                "text scope")) {
            for (String absent : List.of("none", "everything", "unknown", "error")) {
                for (String empty : List.of("none", "everything", "unknown", "error")) {
                    choices.add(Arguments.of(scopesIn, absent, empty));
                }
            }
        }
        return choices.stream();
    }

    @ParameterizedTest
    @MethodSource("choices")
    void everyDraftPassesTheCheck(String scopesIn, String absent, String empty) throws InvalidFileException {
        for (String auth : List.of("bearer", "header X-Key", "basic")) {
            String text = ServiceDraft.of(answers(auth, scopesIn, absent, empty), false)
                    .text();
            ServiceFile file = ServiceFile.read(Path.of("acme.yaml"), text);
            assertThat(ExampleCheck.problems(file)).as(text).isEmpty();
        }
    }

    @Test
    void aDraftOfAnApiBehindOAuthPassesTheCheck() throws InvalidFileException {
        Map<DraftQuestion, String> answers = Map.of(
                DraftQuestion.ID, "files", DraftQuestion.NAME, "Files", DraftQuestion.SCOPES, "files.read files.write");
        ServiceFile file = ServiceFile.read(
                Path.of("files.yaml"), ServiceDraft.of(answers, true).text());
        assertThat(ExampleCheck.problems(file)).isEmpty();
    }

    /** A draft claims nothing: what each scope grants is unknown. */
    @Test
    void aDraftGrantsNothing() throws InvalidFileException {
        Service service = ServiceFile.read(
                        Path.of("acme.yaml"),
                        ServiceDraft.of(answers("bearer", "list scopes", "error", "none"), false)
                                .text())
                .service();
        assertThat(service.table().scopes()).hasSize(6).allSatisfy(scope -> {
            assertThat(scope.grants()).isEqualTo(Table.Grants.NOTHING);
            assertThat(scope.unclear().accesses()).isNotEmpty();
        });
    }

    @Test
    void theFieldOfScopesDoesNotShowWhatIsInEveryAnswer() {
        Map<DraftQuestion, String> answers = answers("bearer", "list auth.scopes", "unknown", "none");
        answers.put(DraftQuestion.ALWAYS, "auth");
        assertThatIllegalArgumentException().isThrownBy(() -> ServiceDraft.of(answers, false));
    }

    @ParameterizedTest
    @CsvSource({
        "ID, Acme Inc",
        "NAME, ' '",
        "ENDPOINT, http://api.acme.example",
        "REQUEST, DELETE /self",
        "REQUEST, GET /self?key=x",
        "AUTH, cookie",
        "SCOPES_IN, list",
        "SCOPES_IN, list a..b",
        "SCOPES_IN, text a[]",
        "SCOPES_IN, list a[x=y].b",
        "ABSENT, denied",
        "EMPTY, ''",
        "ALWAYS, a.b",
    })
    void anAnswerThatIsNoneIsRefused(DraftQuestion question, String answer) {
        assertThatIllegalArgumentException().isThrownBy(() -> question.check(answer));
    }
}
