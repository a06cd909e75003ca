package com.example.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keyaudit.spi.ScopeResolution;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcmeScopesTest {
    private static String pairs(ScopeResolution resolved) {
        return resolved.permissions().permissions().stream()
                .map(permission ->
                        permission.resource() + " " + permission.read().text().charAt(0)
                                + permission.write().text().charAt(0))
                .collect(Collectors.joining(", "));
    }

    /** The first letters of granted, denied and unknown. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
                    projects/alpha:read,           "billing dd, docs gd, members gd, projects gd, tokens dd"
                    projects/*:read,               "billing dd, docs gd, members gd, projects gd, tokens dd"
                    projects/alpha/docs:read,      "billing dd, docs gd, members dd, projects dd, tokens dd"
                    projects/beta-2/docs:write,    "billing dd, docs gg, members dd, projects dd, tokens dd"
                    projects/*/members:invite,     "billing dd, docs dd, members dg, projects dd, tokens dd"
                    billing:view,                  "billing gd, docs dd, members dd, projects dd, tokens dd"
                    admin,                         "billing gg, docs gg, members gg, projects gg, tokens gg"
                    billing:pay,                   "billing uu, docs dd, members dd, projects dd, tokens dd"
                    projects/alpha/secrets:read,   "billing uu, docs uu, members uu, projects uu, tokens uu"
                    billing/invoices:send,         "billing uu, docs uu, members uu, projects uu, tokens uu"
                    """)
    void aScopeMeans(String scope, String pairs) {
        assertEquals(pairs, pairs(AcmeScopes.resolve(List.of(scope))));
    }

    @ParameterizedTest
    @CsvSource({"billing:pay", "projects/alpha/secrets:read", "Admin", "billing/invoices:send"})
    void whatIsNotKnownIsReportedAsItCame(String scope) {
        assertEquals(List.of(scope), AcmeScopes.resolve(List.of("admin", scope)).unrecognized());
    }
}
