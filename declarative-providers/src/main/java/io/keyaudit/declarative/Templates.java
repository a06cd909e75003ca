package io.keyaudit.declarative;

import io.keyaudit.declarative.Vocabulary.Kind;
import io.keyaudit.yaml.DocumentNode.Scalar;
import io.keyaudit.yaml.Problems;
import java.util.Optional;

/** Reads texts with places to be filled in, and checks by what. */
final class Templates {
    private final Vocabulary vocabulary;
    private final Problems problems;

    Templates(Vocabulary vocabulary, Problems problems) {
        this.vocabulary = vocabulary;
        this.problems = problems;
    }

    /** Where a text is used, and so what can be filled in. */
    enum Use {
        /** Options, earlier answers, and a credential where the service wants it there; reports do not show it. */
        PATH("an option, a credential, or a path in an earlier answer such as {self/id}"),
        /** Options. */
        FIXED("an option"),
        /** Credentials and options. */
        SECRET("a credential or an option");

        private final String allowed;

        Use(String allowed) {
            this.allowed = allowed;
        }
    }

    Optional<Template> read(Scalar scalar, Use use) {
        Optional<Template> template = Section.parse(scalar, Template::parse, problems);
        template.ifPresent(read -> read.variables().forEach(variable -> check(variable, scalar, use)));
        return template;
    }

    private void check(String variable, Scalar scalar, Use use) {
        if (vocabulary.knows(Kind.OPTION, variable)) {
            vocabulary.require(Kind.OPTION, variable, scalar.position());
        } else if (use != Use.FIXED && vocabulary.knows(Kind.CREDENTIAL, variable)) {
            vocabulary.require(Kind.CREDENTIAL, variable, scalar.position());
        } else if (use == Use.PATH && variable.contains("/")) {
            Section.parse(new Scalar(scalar.position(), scalar.type(), variable), JsonPath::parse, problems)
                    .ifPresent(path -> {
                        vocabulary.check(path, scalar.position());
                        if (!path.single()) {
                            problems.add(
                                    scalar.position(),
                                    "a path that is filled in leads to one text, so without [] and *");
                        }
                    });
        } else {
            problems.add(scalar.position(), "what is filled in here is " + use.allowed);
        }
    }
}
