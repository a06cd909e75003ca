package io.keyaudit.formats.json;

import static io.keyaudit.formats.Outcomes.inspected;
import static io.keyaudit.formats.Outcomes.permissions;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.keyaudit.Endpoint;
import io.keyaudit.FailureKind;
import io.keyaudit.KeyAttributes;
import io.keyaudit.KeySnapshot;
import io.keyaudit.audit.AuditTarget;
import io.keyaudit.audit.KeyOutcome;
import io.keyaudit.audit.KeyOutcome.Inspected;
import io.keyaudit.formats.Findings;
import io.keyaudit.formats.Outcomes;
import io.keyaudit.formats.report.ReportEnd;
import io.keyaudit.formats.report.ReportStart;
import io.keyaudit.formats.report.ReportWriter;
import io.keyaudit.policy.ControlResults;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonReportTest {
    private static String json(KeyOutcome... outcomes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportWriter report = new JsonReport(out);
        report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));
        Arrays.stream(outcomes).forEach(outcome -> report.add(Findings.judged(outcome, List.of())));
        report.end(new ReportEnd(Outcomes.FINISHED, List.of(), ControlResults.NONE));
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void tellsAllThatIsKnown() {
        String json = json(
                inspected("docs-bot", "docs", permissions("files r-", "spaces ??"), "spaces:read"),
                Outcomes.failed("docs-revoked", "try later"));

        assertThat(json).isEqualTo("""
                        {
                          "version": 1,
                          "startedAt": "2026-11-21T10:00:00Z",
                          "provenance": {
                            "tool": "keyaudit",
                            "version": "1.2.3",
                            "run": "6f2c1a58-0d53-4f0a-9a8e-2a4b1c9d7e60",
                            "command": [
                              "check",
                              "keys.yaml",
                              "--policy",
                              "policy.yaml"
                            ],
                            "keys": {
                              "name": "keys.yaml",
                              "sha256": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
                            },
                            "policy": {
                              "name": "policy.yaml",
                              "sha256": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"
                            }
                          },
                          "keys": [
                            {
                              "name": "docs-bot",
                              "provider": "docs",
                              "endpoint": "https://portal.example.com",
                              "tags": [
                                "docs",
                                "production"
                              ],
                              "outcome": "inspected",
                              "state": "active",
                              "unrestricted": false,
                              "permissions": [
                                {
                                  "resource": "files",
                                  "read": "granted",
                                  "write": "denied"
                                },
                                {
                                  "resource": "spaces",
                                  "read": "unknown",
                                  "write": "unknown"
                                }
                              ],
                              "nativeScopes": [
                                "rooms:read",
                                "files:read"
                              ],
                              "unrecognizedScopes": [
                                "spaces:read"
                              ],
                              "attributes": {
                                "id": "7c1e",
                                "hint": "sk-***9f3c",
                                "owner": {
                                  "id": "u1",
                                  "displayName": "Zoë"
                                },
                                "createdAt": "2026-01-02T03:04:05Z",
                                "lastUsedAt": null,
                                "expiresAt": "2026-11-20T08:30:00Z"
                              },
                              "evidence": {
                                "method": "introspected",
                                "requests": 1,
                                "calls": [
                                  "GET /api/2.0/keys/@self"
                                ],
                                "observedAt": "2026-11-21T10:00:01Z",
                                "details": {
                                  "nonce": "1",
                                  "version": "3.2"
                                }
                              }
                            },
                            {
                              "name": "docs-revoked",
                              "provider": "docs",
                              "tags": [
                                "docs",
                                "production"
                              ],
                              "outcome": "failed",
                              "failure": {
                                "kind": "rate-limited",
                                "message": "try later"
                              }
                            }
                          ],
                          "finishedAt": "2026-11-21T10:00:02Z",
                          "summary": {
                            "keys": 2,
                            "inspected": 1,
                            "failed": 1,
                            "notCovered": [
                              {
                                "kind": "unread",
                                "keys": 1,
                                "text": "1 key could not be read"
                              },
                              {
                                "kind": "not-judged",
                                "keys": 1,
                                "text": "no policy: the keys were read and not judged"
                              },
                              {
                                "kind": "not-listed",
                                "subject": "docs",
                                "text": "no list of keys was read for docs: keys that nobody named were not looked for"
                              }
                            ]
                          }
                        }
                        """);
    }

    @Test
    void leavesOutWhatTheServiceDoesNotTell() {
        Inspected told = (Inspected) inspected("k", "docs", permissions("files r-"));
        KeySnapshot snapshot = told.snapshot();
        KeyOutcome untold = new Inspected(
                told.target(),
                new KeySnapshot(
                        snapshot.provider(),
                        snapshot.endpoint(),
                        snapshot.permissions(),
                        snapshot.nativeScopes(),
                        snapshot.unrecognizedScopes(),
                        snapshot.state(),
                        KeyAttributes.unknown(),
                        snapshot.evidence()));

        assertThat(json(untold)).contains("\"attributes\": {},");
    }

    @Test
    void namesTheEndpointOfAFailedKeyThatHasItsOwn() {
        AuditTarget target = AuditTarget.builder("k", "docs")
                .endpoint(Endpoint.parse("https://own.example.com"))
                .build();

        JsonNode report =
                JsonMapper.shared().readTree(json(new KeyOutcome.Failed(target, FailureKind.TIMEOUT, "no answer")));

        assertThat(report.at("/keys/0/endpoint").asString()).isEqualTo("https://own.example.com");
        assertThat(report.at("/keys/0/failure/kind").asString()).isEqualTo("timeout");
    }

    @Test
    void isWholeWithoutAnyKey() {
        assertThat(JsonMapper.shared().readTree(json()).at("/summary/keys").asInt())
                .isZero();
    }

    @Test
    void leavesTheStreamOpenAndTellsWhenItCannotBeWritten() {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("disk full");
            }

            @Override
            public void close() {
                throw new AssertionError("the stream is its opener's to close");
            }
        };
        ReportWriter report = new JsonReport(broken);
        report.begin(ReportStart.withoutPolicy(Outcomes.STARTED, Outcomes.PROVENANCE));

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> report.add(Findings.judged(Outcomes.failed("k", "try later"), List.of())))
                .satisfies(unwritten -> assertThat(unwritten.getCause()).hasMessage("disk full"));
    }
}
