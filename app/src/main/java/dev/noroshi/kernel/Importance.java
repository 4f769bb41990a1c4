package dev.noroshi.kernel;

/// How soon a recipient is advised to think about a response. Source: handbook II.2.3(1), table 4.
public enum Importance {
    /// 警報: considering a response at once is recommended.
    WARNING,
    /// 注意喚起: considering a response is recommended.
    ATTENTION,
    /// 参考情報: for reference in security measures.
    REFERENCE
}
