package io.keyaudit.formats.content;

import io.keyaudit.policy.Cause;
import io.keyaudit.text.VisibleText;
import java.util.List;

/** Says what has to become known before findings can be decided. All of it is visible. */
public final class CauseText {
    private static final int LONGEST = 60;

    private CauseText() {}

    /** Returns for example {@code scopes files:admin and spaces:read are not recognized}. */
    public static String of(Cause cause) {
        List<String> subjects = cause.subjects().stream()
                .map(subject -> VisibleText.shortened(subject, LONGEST))
                .toList();
        String named = Words.some(subjects);
        boolean one = subjects.size() == 1;
        return switch (cause.kind()) {
            case UNRECOGNIZED_SCOPES ->
                (one ? "scope " : "scopes ") + named + (one ? " is" : " are") + " not recognized";
            case UNKNOWN_ACCESS ->
                subjects.isEmpty()
                        ? "what is granted is unknown"
                        : "it is unknown whether " + named + (one ? " is" : " are") + " granted";
            case UNREPORTED_ACCESS -> "it is not reported whether " + named + (one ? " is" : " are") + " granted";
            case UNCLASSIFIED_ACCESS -> named + (one ? " is" : " are") + " not classified";
            case FULL_ACCESS -> "what full access includes is not listed";
            case UNREPORTED_FACT -> named + (one ? " is" : " are") + " not reported";
            case DISTURBED_FACT -> named + ": the audit's own request changes it";
            case IMPLAUSIBLE_FACT -> named + (one ? " contradicts" : " contradict") + " the clock";
            case OTHER_KEYS -> "it depends on " + named;
            case UNKNOWN_RESOURCES -> "no service has " + named;
            case UNREAD_KEY -> "the key could not be read";
        };
    }
}
