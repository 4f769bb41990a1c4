package dev.noroshi.sharing;

/// On which form a marking stands. The scopes printed on the two forms differ; where they differ from table 5, the
/// narrower one stands (tlp.yaml, `differences`).
public enum Paper {
    /// 情報連絡様式: its scopes are those of table 5.
    REPORT,
    /// 情報提供様式: GREEN names ministries, CEPTOARs and their operators only (figures 7 and 8).
    ADVISORY
}
