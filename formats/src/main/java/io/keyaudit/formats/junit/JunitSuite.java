package io.keyaudit.formats.junit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One test suite, gathered before it is written, since how many cases it has comes first. Not thread-safe. */
final class JunitSuite {
    private final String name;
    private final Instant startedAt;
    private final Map<String, String> properties = new LinkedHashMap<>();
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

    private record TestCase(String name, Result result, String type, String message, String details) {}

    JunitSuite(String name, Instant startedAt) {
        this.name = name;
        this.startedAt = startedAt;
    }

    /** Returns the name without slashes, at which some readers split it. */
    static String className(String name) {
        return name.replace('/', '|');
    }

    /** Adds what to know about the suite; of a name that comes again, the values are joined. */
    void property(String property, String value) {
        properties.merge(property, value, (one, other) -> one + "; " + other);
    }

    void pass(String caseName) {
        cases.add(new TestCase(caseName, Result.PASSED, "", "", ""));
    }

    void skip(String caseName, String message) {
        cases.add(new TestCase(caseName, Result.SKIPPED, "", message, ""));
    }

    void error(String caseName, String type, String message, String details) {
        cases.add(new TestCase(caseName, Result.ERROR, type, message, details));
    }

    void fail(String caseName, String type, String message, String details) {
        cases.add(new TestCase(caseName, Result.FAILED, type, message, details));
    }

    void write(XmlOutput xml) {
        xml.open(
                        "testsuite",
                        "name",
                        className(name),
                        "timestamp",
                        startedAt.truncatedTo(ChronoUnit.SECONDS).toString(),
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
        if (!properties.isEmpty()) {
            xml.open("properties").line();
            properties.forEach((property, value) -> xml.open("property", "name", property, "value", value)
                    .close()
                    .line());
            xml.close().line();
        }
        for (TestCase testCase : cases) {
            xml.open("testcase", "classname", className(name), "name", testCase.name(), "time", "0");
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
