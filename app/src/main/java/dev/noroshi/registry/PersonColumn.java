package dev.noroshi.registry;

/// The columns of a file of people.
public enum PersonColumn implements Column {
    ORGANISATION_CODE("事業者コード", "Operator code", Need.REQUIRED, 64),
    /// The name they sign in with, which tells people apart.
    LOGIN("利用者名", "Login", Need.REQUIRED, 64),
    NAME_JA("氏名", "Name in Japanese", Need.REQUIRED, 100),
    NAME_KANA("氏名の読み", "Reading of the name", Need.OPTIONAL, 100),
    NAME_EN("英語表記", "Name in English", Need.OPTIONAL, 100),
    ROLE("役割", "Role", Need.REQUIRED, 40),
    EMAIL("メール", "E-mail", Need.OPTIONAL, 254),
    PHONE("電話", "Telephone", Need.OPTIONAL, 40),
    MOBILE("携帯電話", "Mobile telephone", Need.OPTIONAL, 40),
    FAX("FAX", "Fax", Need.OPTIONAL, 40),
    LANGUAGE("言語", "Language", Need.OPTIONAL, 10),
    /// When they can be reached, in words.
    HOURS("対応時間", "Hours", Need.OPTIONAL, 100),
    /// How they are attached to the organisation; its own staff when empty.
    ATTACHMENT("身分", "Attachment", Need.OPTIONAL, 40),
    /// First day of the agreement of secrecy; without one there is none.
    NDA_FROM("秘密保持契約の開始日", "Agreement of secrecy from", Need.OPTIONAL, 40),
    /// Last day of the agreement of secrecy.
    NDA_UNTIL("秘密保持契約の終了日", "Agreement of secrecy until", Need.OPTIONAL, 40),
    /// First day in the post; the day of the import when empty.
    VALID_FROM("着任日", "In post from", Need.OPTIONAL, 40),
    /// Last day in the post.
    VALID_TO("離任日", "In post until", Need.OPTIONAL, 40);

    private final Heading heading;

    PersonColumn(String japanese, String english, Need need, int longest) {
        heading = new Heading(japanese, english, need, longest);
    }

    @Override
    public Heading heading() {
        return heading;
    }
}
