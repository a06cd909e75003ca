package io.keyaudit.declarative;

import java.util.List;
import java.util.Optional;

/**
 * Where an answer states a fact about the key. Immutable.
 *
 * @param header the header it stands in; empty if it stands in the body
 * @param paths where in the body it stands; of several, the first that is there
 * @param parameter the parameter that is meant, where the text there is a query string
 * @param separator what stands between the items of a text; empty if the text is one item
 * @param formats how a time is written, one of these; none for what is no time
 * @param absent what it means if it is not there
 * @param isNull what it means if it is null
 * @param empty what it means if it is an empty text or list
 * @param unknownBeside lists that narrow the fact further; if there is anything in one, the fact is unknown
 */
record FactSource(
        Optional<String> header,
        List<JsonPath> paths,
        Optional<String> parameter,
        Optional<String> separator,
        List<TimeFormat> formats,
        Missing absent,
        Missing isNull,
        Missing empty,
        List<JsonPath> unknownBeside) {
    FactSource {
        paths = List.copyOf(paths);
        formats = List.copyOf(formats);
        unknownBeside = List.copyOf(unknownBeside);
    }
}
