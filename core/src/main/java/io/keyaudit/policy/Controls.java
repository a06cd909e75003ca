package io.keyaudit.policy;

import java.util.Arrays;
import java.util.List;

/** The catalogues of controls that keyaudit's own rules cite. */
public final class Controls {
    static final String OWASP_NHI = "OWASP Non-Human Identities Top 10 (2025)";
    static final String NIST_800_53 = "NIST SP 800-53 Rev. 5";
    static final String ISO_27001 = "ISO/IEC 27001:2022 Annex A";
    static final String SOC_2 = "SOC 2 (Trust Services Criteria)";
    static final String PCI_DSS = "PCI DSS 4.0.1";

    private Controls() {}

    /**
     * Returns references to controls by their numbers, separated by commas, such as {@code NHI5, AC-6, A.8.2, CC6.3,
     * 7.2.5}. A number's form tells its catalogue.
     *
     * @throws IllegalArgumentException if a number is of none of the catalogues
     */
    public static List<ControlReference> of(String numbers) {
        return Arrays.stream(numbers.split(","))
                .map(String::strip)
                .filter(number -> !number.isEmpty())
                .map(number -> new ControlReference(catalogue(number), number))
                .toList();
    }

    private static String catalogue(String number) {
        if (number.matches("NHI\\d+")) {
            return OWASP_NHI;
        }
        if (number.matches("[A-Z]{2}-\\d+(\\(\\d+\\))?")) {
            return NIST_800_53;
        }
        if (number.matches("A\\.\\d+\\.\\d+")) {
            return ISO_27001;
        }
        if (number.matches("CC\\d+\\.\\d+")) {
            return SOC_2;
        }
        if (number.matches("\\d+(\\.\\d+)+")) {
            return PCI_DSS;
        }
        throw new IllegalArgumentException("\"" + number + "\" is a control of no known catalogue");
    }
}
