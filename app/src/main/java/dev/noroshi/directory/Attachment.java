package dev.noroshi.directory;

/// How somebody belongs to the organisation they act for. Source: handbook (試行版) II.2.3(2), table 5, 定義 (tlp.yaml, persons).
public enum Attachment {
    /// その組織の職員
    STAFF("staff"),
    /// コンサルタント
    CONSULTANT("consultant"),
    /// その組織内で働いている外部の業務受託者
    ON_SITE_CONTRACTOR("on-site-contractor"),
    /// 事業者等から委託を受けて情報システムの開発、運用等を行う者
    SYSTEM_CONTRACTOR("operator-system-contractor");

    private final String code;

    Attachment(String code) {
        this.code = code;
    }

    /// The code as in tlp.yaml, such as `on-site-contractor`.
    public String code() {
        return code;
    }

    /// @throws IllegalArgumentException naming the code when there is no such attachment
    public static Attachment ofCode(String code) {
        for (var each : values())
            if (each.code.equals(code)) return each;
        throw new IllegalArgumentException("Nobody is attached as \"" + code + "\"");
    }
}
