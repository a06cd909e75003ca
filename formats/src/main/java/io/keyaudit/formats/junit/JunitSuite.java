package io.keyaudit.formats.junit;

import io.keyaudit.formats.content.FindingText;
import io.keyaudit.policy.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One test suite, gathered before it is written, since how many cases it has comes first. Not thread-safe. */
final class JunitSuite {
    private final String name;
    private final Instant startedAt;
    private final List<TestCase> cases = new ArrayList<>();

    /** What became of a test case, by the names of the elements for it. */
    private enum Result {
        PASSED(""),
        FAILED("failure"),
        ERROR("error"),
        SKIPPED("skipped");

        private final String element;

        Result(String element) {
            this.element = element;
        }
    }

    private record TestCase(
            String className, String name, Result result, String type, String message, String details) {}

    JunitSuite(String name, Instant startedAt) {
        this.name = name;
        this.startedAt = startedAt;
    }

    void pass(String className, String caseName) {
        cases.add(new TestCase(className, caseName, Result.PASSED, "", "", ""));
    }

    void skip(String className, String caseName, String message) {
        cases.add(new TestCase(className, caseName, Result.SKIPPED, "", message, ""));
    }

    void error(String className, String caseName, String kind, String message) {
        cases.add(new TestCase(className, caseName, Result.ERROR, kind, message, ""));
    }

    /** Fails for what is certain; what is uncertain or accepted is skipped. */
    void finding(String className, String caseName, Finding finding) {
        String severity = finding.severity().text();
        switch (finding.status()) {
            case OPEN ->
                cases.add(new TestCase(
                        className,
                        caseName,
                        Result.FAILED,
                        severity,
                        finding.message(),
                        FindingText.advice(finding.rule())));
            case INCONCLUSIVE, SUPPRESSED ->
                skip(className, caseName, severity + " " + FindingText.status(finding) + ": " + finding.message());
        }
    }

    void write(XmlOutput xml) {
        xml.open(
                        "testsuite",
                        "name",
                        name,
                        "timestamp",
                        startedAt.toString(),
                        "time",
                        "0",
                        "tests",
                        Integer.toString(cases.size()),
                        "failures",
                        count(Result.FAILED),
                        "errors",
                        count(Result.ERROR),
                        "skipped",
                        count(Result.SKIPPED))
                .line();
        for (TestCase testCase : cases) {
            xml.open("testcase", "classname", testCase.className(), "name", testCase.name(), "time", "0");
            result(testCase, xml);
            xml.close().line();
        }
        xml.close().line();
    }

    private static void result(TestCase testCase, XmlOutput xml) {
        switch (testCase.result()) {
            case PASSED -> {}
            case SKIPPED ->
                xml.open(testCase.result().element, "message", testCase.message())
                        .close();
            case FAILED, ERROR -> {
                xml.open(testCase.result().element, "type", testCase.type(), "message", testCase.message());
                xml.text(testCase.message());
                testCase.details().lines().forEach(line -> xml.line().text(line));
                xml.close();
            }
        }
    }

    private String count(Result result) {
        return Long.toString(
                cases.stream().filter(testCase -> testCase.result() == result).count());
    }
}
