package io.keyaudit.formats;

import io.keyaudit.drift.Baseline;
import io.keyaudit.formats.keys.KeysFile;
import io.keyaudit.formats.policy.PolicyPlaces;
import io.keyaudit.formats.report.ReportView;
import io.keyaudit.formats.table.TableStyle;
import io.keyaudit.providers.Providers;
import java.util.Optional;

/**
 * What reports use besides the audit itself. Immutable.
 *
 * @param providers know how sensitive an access is
 * @param keys the file that lists the keys, if there is one, for findings to be shown in
 * @param policy where the policy's file states its rules and suppressions, for findings to be shown in
 * @param table how a table looks
 * @param view what reports for people show
 * @param earlier what an earlier audit found, if that is known
 * @param omitsSuppressed whether findings that somebody accepted are left out of SARIF
 * @param marksCsv whether comma-separated values begin with a byte order mark, by which Excel knows UTF-8
 */
public record ReportSettings(
        Providers providers,
        Optional<KeysFile> keys,
        PolicyPlaces policy,
        TableStyle table,
        ReportView view,
        Optional<Baseline> earlier,
        boolean omitsSuppressed,
        boolean marksCsv) {}
