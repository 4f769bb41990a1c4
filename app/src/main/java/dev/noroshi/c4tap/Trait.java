package dev.noroshi.c4tap;

/// One thing a suspicious mail tells of an attack.
///
/// @param isTelling whether it names who reported, or whom the mail was sent to
/// @param isShared whether it goes to those who take part; while the case is open, whether it is proposed
public record Trait(int position, Kind kind, String text, boolean isTelling, boolean isShared) {

    /// What is not made harmless yet.
    private static final String OPEN = "(?<!\\[)[.@](?!\\])";

    /// What it is.
    public enum Kind {
        SUBJECT,
        FROM,
        REPLY_TO,
        RETURN_PATH,
        DATE,
        /// The program that wrote the mail, as it says itself.
        PROGRAM,
        /// A server that handed the mail on.
        RELAY,
        LINK,
        /// Something else in its text by which an attack is known: an address, a name, a hash.
        IN_TEXT,
        FILE_NAME,
        /// The SHA-256 of an attachment.
        FILE_HASH,
        /// What was sent in where no mail could be found in it: perhaps an archive made by who reported.
        PACKAGE_NAME,
        /// The SHA-256 of that.
        PACKAGE_HASH
    }

    /// Its text, changed so that nobody follows it by mistake.
    public String harmless() {
        return switch (kind) {
            case LINK, IN_TEXT, FROM, REPLY_TO, RETURN_PATH, RELAY -> text.replaceFirst("(?i)^http", "hxxp")
                    .replaceFirst("(?i)^ftp", "fxp").replaceAll(OPEN, "[$0]");
            case SUBJECT, DATE, PROGRAM, FILE_NAME, FILE_HASH, PACKAGE_NAME, PACKAGE_HASH -> text;
        };
    }

    /// Says nothing of what it is.
    @Override
    public String toString() {
        return "Trait " + kind;
    }
}
