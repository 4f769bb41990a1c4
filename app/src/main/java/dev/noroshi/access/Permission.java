package dev.noroshi.access;

/// What a handler asks of its caller. Which role has which stands in [Role]; what a caller may see of a single report or
/// advisory is decided by the room that keeps it.
public enum Permission {
    /// The home page with the inbox.
    READ_HOME,
    /// The registry of sectors, CEPTOARs and their members.
    READ_REGISTRY,
    /// Members of the caller's own CEPTOAR (an administrator: of any).
    EDIT_MEMBERS,
    /// Everything else in the registry.
    EDIT_REGISTRY,
    /// Write, submit, follow up and withdraw reports of the own organisation.
    WRITE_REPORT,
    /// Read reports that lie with, or came from, the own organisation.
    READ_REPORT,
    /// Make the anonymised copy.
    ANONYMISE_REPORT,
    /// Pass a report on upwards, or return it.
    FORWARD_REPORT,
    /// Take a report in at the centre, which numbers it.
    RECEIVE_REPORT,
    /// Share parts of a report at the centre with analysis bodies and others, and keep the list of those agreed with.
    SHARE_PARTS,
    /// Read the parts of reports that the centre shared with the own organisation.
    READ_SHARED_PARTS,
    /// Read advisories addressed to the own organisation.
    READ_ADVISORY,
    /// Confirm and answer an advisory as an operator.
    ANSWER_ADVISORY,
    /// Spread an advisory to the next hop.
    PASS_ON_ADVISORY,
    /// Draft, update, issue and recall advisories at the centre.
    DRAFT_ADVISORY,
    /// Approve an advisory somebody else drafted.
    APPROVE_ADVISORY,
    /// Let stand, with a reason, what the check for sources found in an advisory somebody else wrote.
    LET_THROUGH,
    /// Keep what names an organisation: the own one, or a member of the own CEPTOAR.
    EDIT_IDENTIFIERS,
    /// Read what others have published of vulnerabilities, at the centre.
    READ_BULLETINS,
    /// Say which sources are asked for it.
    EDIT_BULLETIN_SOURCES,
    /// See who has an advisory and who has not, below the own organisation.
    READ_REACH,
    /// Decide how the own organisation is told of what comes in: by which means at which hour, and which system of its own
    /// is called with what. It is decided by few and seldom; where the organisation is reached is [#EDIT_CONTACTS].
    EDIT_DESK,
    /// Put a question along the chain.
    ASK,
    /// Make an emergency call (緊急連絡).
    CALL_HOTLINE,
    /// Take emergency calls to the own organisation.
    TAKE_HOTLINE,
    /// Keep up to date where the own organisation is reached: its desk's contact data and emergency desks, and who comes
    /// after somebody who leaves. At the centre everybody on duty does this; what is then used when is [#EDIT_DESK].
    EDIT_CONTACTS,
    /// Ask those below to check their contact data, and test the ways to them.
    CHECK_CONTACTS,
    /// Invite, disable and reset the accounts of the own organisation (an administrator of those who run the program: of
    /// any), as far as their rights go.
    MANAGE_ACCOUNTS,
    /// See to mails that came in and lie at the own organisation's desk.
    HANDLE_MAIL,
    /// Send machine-readable threat information (STIX) into the own organisation's quarantine.
    SEND_STIX,
    /// Look through what machines of others sent or were asked for, and let it in or not.
    JUDGE_STIX,
    /// Say which machines of others are asked, and how.
    EDIT_EXCHANGE,
    /// Search the indicators in what the own organisation may read, and take them away as lists.
    READ_INDICATOR,
    /// Enter indicators for the own organisation, and say what was seen of them.
    ENTER_INDICATOR,
    /// Enter indicators that others see as far as their marking goes; judge what should not be blocked.
    SHARE_INDICATOR,
    /// Read cases of C4TAP: those at the own organisation's desk, and those passed on to it.
    READ_C4TAP,
    /// Keep the list of who takes part in C4TAP.
    EDIT_C4TAP,
    /// Read the trail of who did what, without the content it was done to.
    READ_TRAIL
}
