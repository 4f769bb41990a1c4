package dev.noroshi.registry;

/// The columns of a file of members. Several values in a cell are separated by `|`.
public enum MemberColumn implements Column {
    /// The code the operator keeps for ever.
    CODE("事業者コード", "Operator code", Need.REQUIRED, 64),
    NAME_JA("名称", "Name in Japanese", Need.REQUIRED, 200),
    NAME_KANA("読み", "Reading", Need.OPTIONAL, 300),
    NAME_EN("英語名", "Name in English", Need.OPTIONAL, 300),
    SHORT_NAME("略称", "Short name", Need.OPTIONAL, 100),
    /// Code or any printed name of the CEPTOAR.
    CEPTOAR("セプター", "CEPTOAR", Need.REQUIRED, 100),
    /// Code or printed name of the sector; must be that of the CEPTOAR.
    SECTOR_CODE("分野", "Sector", Need.OPTIONAL, 100),
    PREFECTURE("都道府県", "Prefecture", Need.OPTIONAL, 20),
    DOMAIN("ドメイン名", "Domain name", Need.OPTIONAL, 253),
    NETWORKS("ネットワーク", "Networks", Need.OPTIONAL, 2_000),
    SERVICES("サービス", "Services", Need.OPTIONAL, 2_000),
    CONTRACTORS("委託先", "Contractors", Need.OPTIONAL, 2_000),
    /// First day of the membership.
    JOINED_ON("加入日", "Joined on", Need.OPTIONAL, 40),
    /// Last day of the membership.
    LEFT_ON("脱退日", "Left on", Need.OPTIONAL, 40),
    /// From which day changed names and data hold; the day of the import when empty.
    VALID_FROM("適用日", "Valid from", Need.OPTIONAL, 40);

    private final Heading heading;

    MemberColumn(String japanese, String english, Need need, int longest) {
        heading = new Heading(japanese, english, need, longest);
    }

    @Override
    public Heading heading() {
        return heading;
    }
}
