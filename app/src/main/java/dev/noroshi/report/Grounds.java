package dev.noroshi.report;

/// Why the operator reports. Source: handbook II.2.1, cases 1 to 3 (flows.md 1.1).
public enum Grounds {
    /// Case 1: laws require a report to the responsible ministry (法令等で報告が義務付けられている場合).
    REQUIRED_BY_LAW,
    /// Case 2: the impact on people's lives or on services is serious.
    SERIOUS_IMPACT,
    /// Case 3: the operator judged that sharing is appropriate; signs and near misses too.
    OWN_JUDGEMENT
}
