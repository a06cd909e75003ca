package io.keyaudit;

import java.util.Locale;

/** What an access amounts to, in words that mean the same for every service. */
public enum Trait {
    /** Money or other assets leave the account, or change hands within it. */
    MOVES_MONEY,
    /** Assets move between accounts of one owner, and stay that owner's. */
    MOVES_INTERNALLY,
    /** Orders and positions are opened or closed: assets can be lost by bad trades. */
    TRADES,
    /** People or groups are given access, so that the access can outlive the key. */
    GRANTS_ACCESS,
    /** Keys are created or changed, so that access can outlive the key. */
    MANAGES_KEYS,
    /** Settings of an account or of a whole service are changed. */
    CHANGES_SETTINGS,
    /** Documents and the like are created, changed or deleted. */
    CHANGES_CONTENT,
    /** Documents and the like are read. */
    READS_CONTENT,
    /** Code is run, or what is run is changed: pipelines, hooks, workflows, functions. */
    RUNS_CODE,
    /** Secrets of others are read, such as tokens, passwords and deployment variables. */
    READS_SECRETS,
    /** Messages are sent, or content is published, in the owner's name. */
    SPEAKS_AS_OWNER,
    /** Data about people is read. */
    READS_PERSONAL_DATA,
    /** Balances, orders and the like are read. */
    READS_FINANCIAL_DATA;

    /** Returns the name in files and reports, such as {@code moves-money}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
