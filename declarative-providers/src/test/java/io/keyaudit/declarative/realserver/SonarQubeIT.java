package io.keyaudit.declarative.realserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.Fact;
import io.keyaudit.KeyOwner;
import io.keyaudit.KeySnapshot;
import io.keyaudit.KeyState;
import io.keyaudit.audit.KeyOutcome;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SonarQube's tokens as a real server knows them. Run by {@code .ci/real-servers sonarqube}. */
@EnabledForJreRange(max = JRE.JAVA_17, disabledReason = "SonarQube 9.9 runs on JDK 11 and 17")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SonarQubeIT {
    private static final Map<String, String> PROJECT_TOKEN =
            Map.of("type", "PROJECT_ANALYSIS_TOKEN", "projectKey", "p");
    private static final String NOTHING_FOR_SURE = "analysis -?, applications -?, portfolios -?, project-creation --,"
            + " projects ??, quality-gates -?, quality-profiles -?, source-code ??, system ??";
    private static final String ANALYSES = "analysis -w, applications -?, portfolios -?, project-creation -w,"
            + " projects ??, quality-gates -?, quality-profiles -?, source-code ??, system ??";
    private static final String ADMINISTERS = "analysis -w, applications -?, portfolios -?, project-creation -w,"
            + " projects ??, quality-gates -w, quality-profiles -w, source-code ??, system rw";

    @TempDir
    private static Path distribution;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private SonarQube sonar;

    @SuppressWarnings("NullAway.Init")
    private Audit audit;

    @BeforeAll
    void start() throws Exception {
        sonar = SonarQube.start(Installation.of("sonarqube", distribution));
        audit = new Audit("sonarqube", sonar.admin().base());
        sonar.admin().form("/api/projects/create", Map.of("name", "p", "project", "p"));
        for (String permission : new String[] {"scan", "provisioning"}) {
            Map<String, String> admin = Map.of("login", "admin", "permission", permission);
            sonar.admin().form("/api/permissions/add_user", admin);
            Map<String, String> everyone = Map.of("groupName", "sonar-users", "permission", permission);
            sonar.admin().form("/api/permissions/remove_group", everyone);
        }
    }

    private String pairs(String token) {
        return audit.pairs(Map.of("token", token));
    }

    private KeySnapshot read(String token) {
        KeyOutcome outcome = audit.of(Map.of("token", token));
        assertThat(outcome).isInstanceOf(KeyOutcome.Inspected.class);
        return ((KeyOutcome.Inspected) outcome).snapshot();
    }

    private String adminsToken(Map<String, String> fields) throws Exception {
        return sonar.token(sonar.admin(), fields);
    }

    @Test
    void aUserTokenCanWhatItsUserCan() throws Exception {
        String token = adminsToken(Map.of("type", "USER_TOKEN"));
        assertThat(token).startsWith("squ_");
        assertThat(pairs(token)).isEqualTo(ADMINISTERS);
        KeySnapshot snapshot = read(token);
        assertThat(snapshot.state()).isEqualTo(KeyState.ACTIVE);
        assertThat(snapshot.attributes().owner().toOptional()).contains(new KeyOwner("admin", "Administrator"));
        assertThat(snapshot.attributes().managesKeys()).isEqualTo(Fact.known(true));
    }

    @Test
    void aGlobalAnalysisTokenIsNarrowerThanItsUser() throws Exception {
        String token = adminsToken(Map.of("type", "GLOBAL_ANALYSIS_TOKEN"));
        assertThat(token).startsWith("sqa_");
        assertThat(pairs(token)).isEqualTo(ANALYSES);
    }

    /** The list of its permissions is empty, and it uploads analyses of its project. */
    @Test
    void aProjectAnalysisTokenIsNotDeniedItsProject() throws Exception {
        String token = adminsToken(PROJECT_TOKEN);
        assertThat(token).startsWith("sqp_");
        assertThat(pairs(token)).isEqualTo(NOTHING_FOR_SURE);
        assertThat(sonar.as(token).upload("/api/ce/submit?projectKey=p", "report"))
                .isEqualTo(200);
    }

    /** Nor what its owner can, since it creates a token that can do that. */
    @Test
    void aProjectAnalysisTokenCreatesUserTokens() throws Exception {
        String token = adminsToken(PROJECT_TOKEN);
        assertThat(read(token).attributes().managesKeys()).isEqualTo(Fact.unknown());
        String created = sonar.token(sonar.as(token), Map.of("type", "USER_TOKEN"));
        assertThat(pairs(created)).isEqualTo(ADMINISTERS);
    }

    @ParameterizedTest
    @CsvSource({
        "admin, system, rw",
        "gateadmin, quality-gates, -w",
        "profileadmin, quality-profiles, -w",
        "provisioning, project-creation, -w",
        "scan, analysis, -w",
    })
    void aPermissionIsOnePair(String permission, String resource, String pair) throws Exception {
        Api user = sonar.user("has-" + permission);
        String token = sonar.token(user, Map.of());
        assertThat(pairs(token)).isEqualTo(NOTHING_FOR_SURE);
        sonar.admin().form("/api/permissions/add_user", Map.of("login", user.user(), "permission", permission));
        assertThat(pairs(token)).isEqualTo(NOTHING_FOR_SURE.replaceFirst(resource + " [-?]+", resource + " " + pair));
    }

    /** What a user is allowed in one quality gate or profile is not in the list. */
    @Test
    void whatAUserCanChangeAloneIsNotDenied() throws Exception {
        Api user = sonar.user("editor");
        Api admin = sonar.admin();
        admin.form("/api/qualitygates/create", Map.of("name", "mine"));
        admin.form("/api/qualitygates/add_user", Map.of("gateName", "mine", "login", "editor"));
        String profile =
                Api.text(admin.form("/api/qualityprofiles/create", Map.of("language", "java", "name", "mine")), "key");
        admin.form(
                "/api/qualityprofiles/add_user",
                Map.of("qualityProfile", "mine", "language", "java", "login", "editor"));
        String token = sonar.token(user, Map.of());
        assertThat(pairs(token)).isEqualTo(NOTHING_FOR_SURE);
        sonar.as(token)
                .form(
                        "/api/qualitygates/create_condition",
                        Map.of("gateName", "mine", "metric", "new_vulnerabilities", "op", "GT", "error", "0"));
        sonar.as(token).form("/api/qualityprofiles/rename", Map.of("key", profile, "name", "ours"));
    }

    @Test
    void aRevokedTokenIsRejected() throws Exception {
        String token = sonar.token(sonar.admin(), Map.of("name", "brief"));
        assertThat(pairs(token)).isEqualTo(ADMINISTERS);
        sonar.admin().form("/api/user_tokens/revoke", Map.of("name", "brief"));
        assertThat(pairs(token)).isEqualTo("rejected");
    }

    @Test
    void aTokenOfADeactivatedUserIsRejected() throws Exception {
        String token = sonar.token(sonar.user("leaver"), Map.of());
        assertThat(pairs(token)).isEqualTo(NOTHING_FOR_SURE);
        sonar.admin().form("/api/users/deactivate", Map.of("login", "leaver"));
        assertThat(pairs(token)).isEqualTo("rejected");
    }

    @ParameterizedTest
    @CsvSource({"squ_0123456789012345678901234567890123456789", "no-token"})
    void aWrongTokenIsRejected(String token) {
        assertThat(pairs(token)).isEqualTo("rejected");
    }
}
