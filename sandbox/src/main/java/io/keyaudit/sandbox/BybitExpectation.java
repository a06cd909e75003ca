package io.keyaudit.sandbox;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a Bybit key can really do, by what {@code GET /v5/user/query-api} answers. A word grants reading, and writing too
 * unless {@code readOnly} is 1; a group that is left out leaves all that its words stand for unknown.
 */
final class BybitExpectation {

    /** The resource that a word of a group stands for. */
    record Word(String group, String word, String resource) {}

    static final List<Word> WORDS = List.of(
            new Word("ContractTrade", "Order", "contract.orders"),
            new Word("ContractTrade", "Position", "contract.positions"),
            new Word("Spot", "SpotTrade", "spot"),
            new Word("Options", "OptionsTrade", "options"),
            new Word("Derivatives", "DerivativesTrade", "derivatives"),
            new Word("Wallet", "AccountTransfer", "transfer"),
            new Word("Wallet", "SubMemberTransfer", "subaccount_transfer"),
            new Word("Wallet", "SubMemberTransferList", "subaccount_transfer"),
            new Word("Wallet", "Withdraw", "withdraw"),
            new Word("Exchange", "ExchangeHistory", "convert"),
            new Word("Earn", "Earn", "earn"),
            new Word("FiatP2P", "FiatP2POrder", "p2p"),
            new Word("FiatP2P", "Advertising", "p2p"),
            new Word("FiatBitPay", "FaitPayOrder", "pay"),
            new Word("FiatBybitPay", "FaitPayOrder", "pay"),
            new Word("FiatConvertBroker", "FiatConvertBrokerOrder", "fiat_convert"),
            new Word("BitCard", "BitCard", "card"),
            new Word("ByXPost", "ByXPost", "community_post"),
            new Word("BlockTrade", "BlockTrade", "block_trade"),
            new Word("Affiliate", "Affiliate", "affiliate"),
            new Word("CopyTrading", "CopyTrading", "copy_trading"),
            new Word("NFT", "NFTQueryProductList", "nft"));

    /** With one of these a key can change its own permissions, and make keys of sub-accounts. */
    private static final Set<String> EDITS_KEYS = Set.of("AccountTransfer", "SubMemberTransfer", "Withdraw");

    /** The two names of one group. */
    private static final Set<String> PAY = Set.of("FiatBitPay", "FiatBybitPay");

    private static final String GLOBAL_PAY = "FiatGlobalPay";

    private final BybitKey key;

    private BybitExpectation(BybitKey key) {
        this.key = key;
    }

    static ExpectedKey of(BybitKey key) {
        return key.status() == KeyStatus.ACTIVE
                ? new BybitExpectation(key).expected()
                : ExpectedKey.refused("rejected");
    }

    private ExpectedKey expected() {
        Map<String, List<Word>> byResource = new HashMap<>();
        WORDS.forEach(word -> byResource
                .computeIfAbsent(word.resource(), r -> new ArrayList<>())
                .add(word));
        Map<String, String> pairs = new TreeMap<>();
        byResource.forEach((resource, words) -> pairs.put(resource, pair(words)));
        pairs.put("global_pay", globalPay());
        // Nothing says which keys can list keys.
        pairs.put("keys", "?" + keysWrite());
        // Whether a read-only key writes by a group that nobody knows, nobody knows.
        newGroups().forEach(group -> pairs.put(group.toLowerCase(Locale.ROOT), "??"));
        return new ExpectedKey(
                new ExpectedReading.Read("active", false, pairs, unrecognized().toList()), constraints());
    }

    private String pair(List<Word> words) {
        String pair = words.stream().anyMatch(word -> has(word.group(), word.word()))
                ? "r" + granted()
                : words.stream().anyMatch(word -> isUnknown(word.group())) ? "??" : "--";
        if (words.stream().noneMatch(word -> hasNewWord(word.group()))) {
            return pair;
        }
        return Objects.equals(key.readOnly(), 1) ? Doubt.aboutReading(pair) : Doubt.about(pair);
    }

    /** Returns whether a group has a word that nobody knows, which can be about anything that the group is about. */
    private boolean hasNewWord(String group) {
        return unrecognized().anyMatch(word -> word.startsWith(group + "."));
    }

    /** Returns the write side of a word that the key has. */
    private String granted() {
        Integer readOnly = key.readOnly();
        return Objects.equals(readOnly, 0) ? "w" : Objects.equals(readOnly, 1) ? "-" : "?";
    }

    /** No word of this group is documented; an empty group says that there is no right all the same. */
    private String globalPay() {
        List<String> words = key.permissions().get(GLOBAL_PAY);
        return words == null ? "??" : words.isEmpty() ? "--" : "?" + undocumented();
    }

    /** Returns the write side of a word of which nothing is known: a read-only key does not write by it either. */
    private String undocumented() {
        return Objects.equals(key.readOnly(), 1) ? "-" : "?";
    }

    /** Groups that nobody knows, and that have words. */
    private Stream<String> newGroups() {
        return key.permissions().entrySet().stream()
                .filter(group -> !group.getValue().isEmpty() && !group.getKey().equals(GLOBAL_PAY))
                .map(Map.Entry::getKey)
                .filter(group -> WORDS.stream().noneMatch(known -> known.group().equals(group)));
    }

    /**
     * Whether {@code readOnly} keeps a key from editing keys is not documented, and a new word of the wallet might be a
     * further one that edits them.
     */
    private String keysWrite() {
        boolean edits = EDITS_KEYS.stream().anyMatch(word -> has("Wallet", word));
        if (edits && Objects.equals(key.readOnly(), 0)) {
            return "w";
        }
        return edits || hasNewWord("Wallet") || isUnknown("Wallet") ? "?" : "-";
    }

    private boolean has(String group, String word) {
        return key.permissions().getOrDefault(group, List.of()).contains(word);
    }

    /** Returns whether the group is left out under all its names. */
    private boolean isUnknown(String group) {
        Set<String> answered = key.permissions().keySet();
        return PAY.contains(group) ? Collections.disjoint(PAY, answered) : !answered.contains(group);
    }

    /** Words that nobody knows, as group and word. */
    private Stream<String> unrecognized() {
        return key.permissions().entrySet().stream()
                .flatMap(group -> group.getValue().stream()
                        .filter(word -> WORDS.stream()
                                .noneMatch(known -> known.group().equals(group.getKey())
                                        && known.word().equals(word)))
                        .map(word -> group.getKey() + "." + word));
    }

    private Map<String, String> constraints() {
        Map<String, String> constraints = ExpectedKey.nothingReported();
        constraints.put("addresses", ExpectedKey.listed(key.addresses()));
        constraints.put("created", key.createdAt().toString());
        constraints.put("expires", Objects.toString(key.expiresAt(), ExpectedKey.NONE));
        constraints.put("label", key.note().isEmpty() ? ExpectedKey.NONE : key.note());
        constraints.put("subAccount", key.master() ? "no" : "yes");
        constraints.put("thirdPartyApp", key.thirdPartyApp() ? "yes" : "no");
        return constraints;
    }
}
