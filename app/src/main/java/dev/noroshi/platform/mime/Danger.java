package dev.noroshi.platform.mime;

/// Why a mail is not read any further. The sentence is `mailin.danger.<name>`.
public enum Danger {
    /// It is longer than the house takes.
    TOO_LARGE,
    /// Its head is longer, or has more fields, than any honest one.
    HEAD_TOO_LARGE,
    /// It has more parts than anybody would attach.
    TOO_MANY_PARTS,
    /// Its parts lie in one another deeper than any mail program puts them.
    TOO_DEEP,
    /// Its lines end in several ways: the next server could see another mail in it (SMTP smuggling).
    LINE_ENDS,
    /// It holds NUL, where programs written in C stop reading and others go on.
    NULS,
    /// The name of an attachment leads out of the folder it would be put into.
    NAME_LEADS_ELSEWHERE,
    /// The name of an attachment holds characters that make it look like another.
    NAME_DECEIVES,
    /// An attachment unpacks into far more than it is.
    BOMB,
    /// It is no mail.
    UNREADABLE
}
