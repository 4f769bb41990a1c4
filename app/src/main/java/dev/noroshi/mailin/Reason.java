package dev.noroshi.mailin;

import dev.noroshi.platform.mime.Danger;

/// Why a mail is where it is. The sentence is `mailin.reason.<name>`; of those refused, it begins with what may do harm.
public enum Reason {
    /// `From` names nobody, or several.
    SENDER_UNCLEAR,
    /// Nobody has registered that address or its domain.
    SENDER_UNKNOWN,
    /// The domain is known, the address is not, and nothing proves it.
    SENDER_UNPROVEN,
    /// The address belongs to people of several organisations.
    SENDER_OF_SEVERAL,
    /// The mail server in front of us says that the sender is forged.
    SENDER_FORGED,
    /// It is signed, and the signature does not fit the mail.
    SIGNATURE_BROKEN,
    /// The sender is who they say, and has no post in which reports are written.
    SENDER_MAY_NOT_REPORT,
    /// A workbook is attached that is not the form, or that may not be opened.
    WORKBOOK_REFUSED,
    /// It answers a message, and does not say in its first line whether it was received or where they stand.
    ANSWER_UNCLEAR,
    /// It answers a message that was told to others than who sent it.
    ANSWER_OF_OTHERS,
    /// The answer could not be noted: what it is about was replaced, recalled, or takes no such answer.
    ANSWER_REFUSED,
    /// It says that a mail of ours did not arrive, and fits none that we sent.
    BOUNCE_UNMATCHED,
    /// Nothing tells what it is.
    NOTHING_KNOWN,
    /// Sorting it failed in a way nobody foresaw.
    BROKE_DOWN,
    /// Somebody at another desk handed it on.
    HANDED_ON,
    /// The daemon that looks for malware found some in what is attached.
    MALWARE,
    /// That daemon could not look at what is attached; nobody knows.
    NOT_SCANNED,
    DANGER_TOO_LARGE,
    DANGER_HEAD_TOO_LARGE,
    DANGER_TOO_MANY_PARTS,
    DANGER_TOO_DEEP,
    DANGER_LINE_ENDS,
    DANGER_NULS,
    DANGER_NAME_LEADS_ELSEWHERE,
    DANGER_NAME_DECEIVES,
    DANGER_BOMB,
    DANGER_UNREADABLE;

    static Reason of(Danger danger) {
        return switch (danger) {
            case TOO_LARGE -> DANGER_TOO_LARGE;
            case HEAD_TOO_LARGE -> DANGER_HEAD_TOO_LARGE;
            case TOO_MANY_PARTS -> DANGER_TOO_MANY_PARTS;
            case TOO_DEEP -> DANGER_TOO_DEEP;
            case LINE_ENDS -> DANGER_LINE_ENDS;
            case NULS -> DANGER_NULS;
            case NAME_LEADS_ELSEWHERE -> DANGER_NAME_LEADS_ELSEWHERE;
            case NAME_DECEIVES -> DANGER_NAME_DECEIVES;
            case BOMB -> DANGER_BOMB;
            case UNREADABLE -> DANGER_UNREADABLE;
        };
    }
}
