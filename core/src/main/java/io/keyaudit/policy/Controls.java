package io.keyaudit.policy;

import java.util.ArrayList;
import java.util.List;

/** The catalogues of controls that built-in rules cite. */
final class Controls {
    static final String OWASP_NHI = "OWASP Non-Human Identities Top 10 (2025)";
    static final String NIST_800_53 = "NIST SP 800-53 Rev. 5";
    static final String ISO_27001 = "ISO/IEC 27001:2022 Annex A";
    static final String SOC_2 = "SOC 2 (Trust Services Criteria)";
    static final String PCI_DSS = "PCI DSS 4.0.1";

    private Controls() {}

    /** References to catalogue and control, by turns. */
    static List<ControlReference> list(String... cataloguesAndControls) {
        List<ControlReference> references = new ArrayList<>();
        for (int i = 0; i < cataloguesAndControls.length; i += 2) {
            references.add(new ControlReference(cataloguesAndControls[i], cataloguesAndControls[i + 1]));
        }
        return references;
    }
}
