package io.keyaudit.declarative.realserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyaudit.KeyOwner;
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

/** Elasticsearch's users and API keys as a real server knows them. Run by {@code .ci/real-servers elasticsearch}. */
@EnabledForJreRange(max = JRE.JAVA_17, disabledReason = "Elasticsearch 6.8 does not start on a newer JDK")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ElasticsearchIT {
    private static final String ALL =
            "cluster rw, documents rw, index-metadata rw, indices rw, pipelines rw, security rw, templates rw";
    private static final String NOTHING_FOR_SURE =
            "cluster ??, documents ??, index-metadata ?-, indices -?, pipelines -?, security ??, templates -?";
    private static final String READS =
            "cluster r?, documents r?, index-metadata ?-, indices -?, pipelines -?, security ??, templates -?";

    @TempDir
    private static Path distribution;

    @AutoClose
    @SuppressWarnings("NullAway.Init")
    private Elasticsearch elasticsearch;

    @SuppressWarnings("NullAway.Init")
    private Audit audit;

    @BeforeAll
    void start() throws Exception {
        elasticsearch = Elasticsearch.start(Installation.of("elasticsearch", distribution));
        audit = new Audit("elasticsearch", elasticsearch.admin().base());
    }

    private String pairs(Api user) {
        return audit.pairs(Map.of("username", user.user(), "password", user.password()));
    }

    private String pairs(String apiKey) {
        return audit.pairs(Map.of("apiKey", apiKey));
    }

    @Test
    void theSuperuserCanDoEverything() {
        KeyOutcome outcome = audit.of(
                Map.of("username", "elastic", "password", elasticsearch.admin().password()));
        assertThat(outcome).isInstanceOfSatisfying(KeyOutcome.Inspected.class, inspected -> {
            assertThat(inspected.snapshot().state()).isEqualTo(KeyState.ACTIVE);
            assertThat(inspected
                            .snapshot()
                            .attributes()
                            .owner()
                            .map(KeyOwner::id)
                            .toOptional())
                    .contains("elastic");
        });
        assertThat(pairs(elasticsearch.admin())).isEqualTo(ALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reader   | {\"cluster\": [\"monitor\"], \"indices\": [{\"names\": [\"*\"], \"privileges\": [\"read\"]}]} | "
                        + READS,
                "cluster-manager | {\"cluster\": [\"manage\"]}"
                        + " | cluster rw, documents ??, index-metadata ?-, indices -?, pipelines -w, security ??, templates -w",
                "key-keeper | {\"cluster\": [\"manage_security\"]}"
                        + " | cluster ??, documents ??, index-metadata ?-, indices -?, pipelines -?, security ?w, templates -?",
                "writer   | {\"indices\": [{\"names\": [\"*\"], \"privileges\": [\"index\"]}]}"
                        + " | cluster ??, documents ?w, index-metadata ?-, indices -?, pipelines -?, security ??, templates -?",
                "logs     | {\"indices\": [{\"names\": [\"logs-*\"], \"privileges\": [\"all\"]}]} | "
                        + NOTHING_FOR_SURE,
                "nothing  | {} | " + NOTHING_FOR_SURE,
            })
    void aUserIsReadByTheRole(String name, String role, String pairs) throws Exception {
        assertThat(pairs(elasticsearch.user(name, role))).isEqualTo(pairs);
    }

    /** The server says that the privilege is not held, and does what it contains. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shape-keeper | indices:admin/template/put | PUT | /_template/one | {\"index_patterns\": [\"one\"]}",
                "nodes     | cluster:monitor/nodes/info | GET | /_nodes | ''",
            })
    void whatASingleActionAllowsIsNotDenied(String name, String action, String method, String path, String body)
            throws Exception {
        Api user = elasticsearch.user(name, "{\"cluster\": [\"" + action + "\"]}");
        user.json(method, path, body);
        assertThat(pairs(user)).isEqualTo(NOTHING_FOR_SURE);
    }

    @Test
    void aWrongPasswordIsRejected() throws Exception {
        Api user = elasticsearch.user("forgetful", "{}");
        assertThat(pairs(new Api(user.base(), user.user(), "wrong"))).isEqualTo("rejected");
        elasticsearch.admin().json("PUT", "/_security/user/forgetful/_disable", "");
        assertThat(pairs(user)).isEqualTo("rejected");
    }

    @Test
    void anApiKeyIsReadByItsOwnRole() throws Exception {
        Api admin = elasticsearch.admin();
        assertThat(pairs(Elasticsearch.apiKey(admin, "{\"name\": \"whole\"}"))).isEqualTo(ALL);
        assertThat(pairs(Elasticsearch.apiKey(admin, """
                {"name": "narrow", "role_descriptors": {"narrow":
                  {"cluster": ["monitor"], "index": [{"names": ["*"], "privileges": ["read"]}]}}}"""))).isEqualTo(READS);
    }

    @Test
    void anApiKeyThatWasInvalidatedIsRejected() throws Exception {
        String key = Elasticsearch.apiKey(elasticsearch.admin(), "{\"name\": \"brief\"}");
        assertThat(pairs(key)).isEqualTo(ALL);
        elasticsearch.invalidate("brief");
        assertThat(pairs(key)).isEqualTo("rejected");
    }

    @Test
    void anExpiredApiKeyIsRejected() throws Exception {
        String key = Elasticsearch.apiKey(elasticsearch.admin(), "{\"name\": \"expired\", \"expiration\": \"1ms\"}");
        for (int i = 0; i < 60 && !pairs(key).equals("rejected"); i++) {
            elasticsearch.server().pause();
        }
        assertThat(pairs(key)).isEqualTo("rejected");
    }

    /** Of nobody, and none at all. */
    @ParameterizedTest
    @CsvSource({"VnVhQ2ZHY0JDZGJrUW0tZTVhT3g6dWkybHAyYXhUTm1zeWFrdzl0dk5udw==", "AAAA"})
    void aWrongApiKeyIsRejected(String key) {
        assertThat(pairs(key)).isEqualTo("rejected");
    }
}
