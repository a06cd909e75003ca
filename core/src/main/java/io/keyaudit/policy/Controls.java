package io.keyaudit.policy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalogues of controls that keyaudit's own rules cite. */
public final class Controls {
    static final String OWASP_NHI = "OWASP Non-Human Identities Top 10 (2025)";
    static final String NIST_800_53 = "NIST SP 800-53 Rev. 5";
    static final String ISO_27001 = "ISO/IEC 27001:2022";
    static final String SOC_2 = "SOC 2 (2017 Trust Services Criteria)";
    static final String PCI_DSS = "PCI DSS 4.0.1";

    /** Numbers are of one catalogue each. SOC 2 and PCI DSS give none a title: it is said in some words. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            Map.entry("NHI1", "Improper offboarding"),
            Map.entry("NHI2", "Secret leakage"),
            Map.entry("NHI3", "Vulnerable third-party NHI"),
            Map.entry("NHI4", "Insecure authentication"),
            Map.entry("NHI5", "Overprivileged NHI"),
            Map.entry("NHI6", "Insecure cloud deployment configurations"),
            Map.entry("NHI7", "Long-lived secrets"),
            Map.entry("NHI8", "Environment isolation"),
            Map.entry("NHI9", "NHI reuse"),
            Map.entry("NHI10", "Human use of NHI"),
            Map.entry("AC-2", "Account management"),
            Map.entry("AC-2(3)", "Disable accounts"),
            Map.entry("AC-5", "Separation of duties"),
            Map.entry("AC-6", "Least privilege"),
            Map.entry("AC-6(7)", "Review of user privileges"),
            Map.entry("IA-5", "Authenticator management"),
            Map.entry("A.5.15", "Access control"),
            Map.entry("A.5.16", "Identity management"),
            Map.entry("A.5.17", "Authentication information"),
            Map.entry("A.5.18", "Access rights"),
            Map.entry("A.8.2", "Privileged access rights"),
            Map.entry("A.8.3", "Information access restriction"),
            Map.entry("CC6.1", "Logical access security"),
            Map.entry("CC6.2", "Credentials are issued to those who are authorized, and removed"),
            Map.entry("CC6.3", "Least privilege and segregation of duties"),
            Map.entry("7.2.5", "Application and system accounts have least privilege"),
            Map.entry("7.2.5.1", "Access of application and system accounts is reviewed"),
            Map.entry("8.2.6", "Inactive accounts are removed or disabled within 90 days"),
            Map.entry("8.6.3", "Secrets of application and system accounts are changed"));

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

    /** Returns what a control is about; nothing if keyaudit does not know the control. */
    static Optional<String> title(ControlReference control) {
        return Optional.ofNullable(TITLES.get(control.control()))
                .filter(title -> catalogue(control.control()).equals(control.standard()));
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
