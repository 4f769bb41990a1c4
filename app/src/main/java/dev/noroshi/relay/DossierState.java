package dev.noroshi.relay;

/// How far a holder has got with a dossier.
public enum DossierState {
    /// 内容確認中, at the ministry; waiting to be anonymised at the secretariat.
    HELD,
    /// 匿名化中.
    ANONYMISING,
    /// 差戻し: the hop before has been asked.
    RETURNED,
    /// 展開済.
    PASSED_ON,
    /// A follow-up came before its first report and waits for it.
    WAITING,
    /// 受領: numbered by the centre.
    RECEIVED,
    /// 分析中.
    ANALYSING,
    /// 情報提供に反映.
    USED,
    /// 完了.
    CLOSED,
    /// 取下げ.
    WITHDRAWN
}
