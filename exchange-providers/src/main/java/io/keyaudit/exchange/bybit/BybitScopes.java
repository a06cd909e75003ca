package io.keyaudit.exchange.bybit;

import static io.keyaudit.Sensitivity.CRITICAL;
import static io.keyaudit.Sensitivity.HIGH;
import static io.keyaudit.Sensitivity.LOW;
import static io.keyaudit.Sensitivity.MODERATE;
import static io.keyaudit.Trait.MANAGES_KEYS;
import static io.keyaudit.Trait.MOVES_INTERNALLY;
import static io.keyaudit.Trait.MOVES_MONEY;
import static io.keyaudit.Trait.READS_FINANCIAL_DATA;
import static io.keyaudit.Trait.SPEAKS_AS_OWNER;
import static io.keyaudit.Trait.TRADES;

import io.keyaudit.spi.AccessInfo;
import io.keyaudit.spi.ScopeRow;
import io.keyaudit.spi.ScopeTable;

/**
 * What the words in the groups of a Bybit key grant, written {@code group.word}. A read-only key has the words and only
 * reads. A group that an answer leaves out is unknown.
 */
final class BybitScopes {
    /** Whether a read-only key can still call the requests that edit keys is not documented. */
    private static final String KEYS = "keys:write";

    static final ScopeTable TABLE = ScopeTable.builder()
            .source("V5 API documentation, \"Get API Key Information\"")
            .resource("contract.orders", reading("Read contract orders"), trading("Place contract orders"))
            .resource("contract.positions", reading("Read contract positions"), trading("Change contract positions"))
            .resource("spot", reading("Read spot orders"), trading("Place spot orders"))
            .resource("options", reading("Read USDC options"), trading("Trade USDC options"))
            .resource(
                    "derivatives",
                    reading("Read the unified account's derivatives"),
                    trading("Trade derivatives on a unified account"))
            .resource(
                    "transfer",
                    reading("Read transfers between the account's own wallets"),
                    AccessInfo.of("Transfer between the account's own wallets", HIGH, MOVES_INTERNALLY))
            .resource(
                    "subaccount_transfer",
                    reading("Read transfers between main account and sub-accounts"),
                    AccessInfo.of("Transfer between main account and sub-accounts", CRITICAL, MOVES_INTERNALLY))
            .resource(
                    "withdraw",
                    reading("Read withdrawals"),
                    AccessInfo.of("Withdraw to the address book, or to another user", CRITICAL, MOVES_MONEY))
            .resource("convert", reading("Read conversions"), trading("Convert coins"))
            .resource(
                    "earn",
                    reading("Read savings and staking"),
                    AccessInfo.of("Subscribe to and redeem savings and staking", HIGH, MOVES_INTERNALLY))
            .resource(
                    "p2p",
                    reading("Read person-to-person orders"),
                    AccessInfo.of("Trade with other people, and release coins to them", CRITICAL, MOVES_MONEY))
            .resource("pay", reading("Read payments"), AccessInfo.of("Pay", CRITICAL, MOVES_MONEY))
            .resource("fiat_convert", reading("Read fiat conversions"), trading("Convert fiat money"))
            .resource(
                    "global_pay",
                    reading("Undocumented: the group FiatGlobalPay"),
                    AccessInfo.of("Undocumented: the group FiatGlobalPay", CRITICAL, MOVES_MONEY))
            .resource("card", reading("Read the card"), AccessInfo.of("Use the card", CRITICAL, MOVES_MONEY))
            .resource(
                    "community_post",
                    AccessInfo.of("Read community posts", LOW),
                    AccessInfo.of("Post to the community", MODERATE, SPEAKS_AS_OWNER))
            .resource("block_trade", reading("Read block trades"), trading("Make block trades"))
            .resource("affiliate", reading("Read affiliates"), AccessInfo.of("Use affiliate requests", MODERATE))
            .resource("copy_trading", reading("Read copy trading"), trading("Trade for followers"))
            .resource("nft", reading("Read the NFT market"), trading("Trade on the NFT market"))
            .resource(
                    "keys",
                    AccessInfo.of("List keys of sub-accounts", MODERATE),
                    AccessInfo.of(
                            "Change this key's own rights, and create, change and delete keys of sub-accounts",
                            CRITICAL,
                            MANAGES_KEYS))
            .scope("ContractTrade.Order", "Contract orders", "contract.orders:rw")
            .scope("ContractTrade.Position", "Contract positions", "contract.positions:rw")
            .scope("Spot.SpotTrade", "Spot orders", "spot:rw")
            .scope("Options.OptionsTrade", "USDC options", "options:rw")
            .scope("Derivatives.DerivativesTrade", "Derivatives on a unified account", "derivatives:rw")
            .scope("Wallet.AccountTransfer", editsKeys("Transfers between own wallets", "transfer:rw"))
            .scope("Wallet.SubMemberTransfer", editsKeys("Transfers to sub-accounts", "subaccount_transfer:rw"))
            .scope("Wallet.SubMemberTransferList", "Transfers of a sub-account", "subaccount_transfer:rw")
            .scope("Wallet.Withdraw", editsKeys("Withdraws", "withdraw:rw"))
            .scope("Exchange.ExchangeHistory", "Converts, as the permission is called on the site", "convert:rw")
            .scope("Earn.Earn", "Savings and staking", "earn:rw")
            .scope("FiatP2P.FiatP2POrder", "Person-to-person orders", "p2p:rw")
            .scope("FiatP2P.Advertising", "Person-to-person advertisements", "p2p:rw")
            .scope("FiatBitPay.FaitPayOrder", "Payments, spelled as the service does", "pay:rw")
            .scope("FiatBybitPay.FaitPayOrder", "Payments, under the group's earlier name", "pay:rw")
            .scope("FiatConvertBroker.FiatConvertBrokerOrder", "Fiat conversions", "fiat_convert:rw")
            .scope("FiatGlobalPay.*", ScopeRow.of("Any word of this group").unclear("global_pay:rw"))
            .scope("BitCard.BitCard", ScopeRow.of("The card").grants("card:rw").inferred())
            .scope("ByXPost.ByXPost", "Community posts", "community_post:rw")
            .scope("BlockTrade.BlockTrade", "Block trades", "block_trade:rw")
            .scope("Affiliate.Affiliate", "Affiliates", "affiliate:rw")
            .scope("CopyTrading.CopyTrading", "Copy trading; no longer given", "copy_trading:rw")
            .scope("NFT.NFTQueryProductList", "The NFT market; no longer given", "nft:rw")
            .neverReported("keys:read")
            // Groups and words come and go. A new word can mean anything that its group is about; a new group is apart.
            .unrecognizedSubjects("{subject}.*")
            .newSubjectsApart()
            .build();

    private BybitScopes() {}

    private static ScopeRow editsKeys(String meaning, String access) {
        return ScopeRow.of(meaning + ", and edits keys")
                .grants(access)
                .infers(KEYS)
                .unclear(KEYS);
    }

    private static AccessInfo reading(String meaning) {
        return AccessInfo.of(meaning, MODERATE, READS_FINANCIAL_DATA);
    }

    private static AccessInfo trading(String meaning) {
        return AccessInfo.of(meaning, HIGH, TRADES);
    }
}
