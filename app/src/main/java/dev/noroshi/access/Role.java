package dev.noroshi.access;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import static dev.noroshi.access.Permission.*;

/// What a person does here. The code is the name in lower case with dashes, as in the registry's `role` column.
public enum Role {
    OPERATOR_REPORTER(READ_HOME, READ_REGISTRY, WRITE_REPORT, READ_REPORT, READ_SHARED_PARTS, READ_ADVISORY,
            ANSWER_ADVISORY, ASK,
            CALL_HOTLINE, READ_INDICATOR, ENTER_INDICATOR),
    OPERATOR_MANAGER(READ_HOME, READ_REGISTRY, EDIT_IDENTIFIERS, WRITE_REPORT, READ_REPORT, READ_SHARED_PARTS,
            READ_ADVISORY, ANSWER_ADVISORY, ASK, EDIT_DESK, MANAGE_ACCOUNTS,
            CALL_HOTLINE, EDIT_CONTACTS, SEND_STIX, READ_INDICATOR, ENTER_INDICATOR),
    SECRETARIAT(READ_HOME, READ_REGISTRY, EDIT_MEMBERS, EDIT_IDENTIFIERS, WRITE_REPORT, READ_REPORT,
            ANONYMISE_REPORT, FORWARD_REPORT, READ_SHARED_PARTS, READ_ADVISORY, PASS_ON_ADVISORY, READ_REACH,
            EDIT_DESK, ASK, HANDLE_MAIL,
            CALL_HOTLINE, TAKE_HOTLINE, EDIT_CONTACTS, CHECK_CONTACTS, SEND_STIX, READ_INDICATOR, ENTER_INDICATOR,
            READ_C4TAP),
    MINISTRY(READ_HOME, READ_REGISTRY, WRITE_REPORT, READ_REPORT, FORWARD_REPORT, READ_SHARED_PARTS, READ_ADVISORY,
            PASS_ON_ADVISORY, READ_REACH, EDIT_DESK, ASK, HANDLE_MAIL,
            CALL_HOTLINE, EDIT_CONTACTS, CHECK_CONTACTS, SEND_STIX, READ_INDICATOR, ENTER_INDICATOR, READ_C4TAP),
    CENTRE_OFFICER(READ_HOME, READ_REGISTRY, READ_REPORT, RECEIVE_REPORT, SHARE_PARTS, READ_SHARED_PARTS,
            READ_ADVISORY, DRAFT_ADVISORY, LET_THROUGH, READ_BULLETINS, EDIT_BULLETIN_SOURCES, READ_REACH, ASK,
            HANDLE_MAIL,
            TAKE_HOTLINE, EDIT_CONTACTS, CHECK_CONTACTS, SEND_STIX, READ_INDICATOR, ENTER_INDICATOR, SHARE_INDICATOR,
            JUDGE_STIX, EDIT_EXCHANGE, READ_C4TAP, EDIT_C4TAP),
    CENTRE_ANALYST(READ_HOME, READ_REGISTRY, READ_REPORT, RECEIVE_REPORT, SHARE_PARTS, READ_SHARED_PARTS,
            READ_ADVISORY, DRAFT_ADVISORY, LET_THROUGH, READ_BULLETINS, READ_REACH, ASK,
            TAKE_HOTLINE, EDIT_CONTACTS, CHECK_CONTACTS, SEND_STIX, READ_INDICATOR, ENTER_INDICATOR, SHARE_INDICATOR,
            JUDGE_STIX, READ_C4TAP),
    CENTRE_APPROVER(READ_HOME, READ_REGISTRY, READ_REPORT, RECEIVE_REPORT, SHARE_PARTS, READ_SHARED_PARTS,
            READ_ADVISORY, DRAFT_ADVISORY, LET_THROUGH, APPROVE_ADVISORY, READ_BULLETINS, EDIT_BULLETIN_SOURCES,
            READ_REACH, EDIT_DESK, ASK,
            TAKE_HOTLINE, EDIT_CONTACTS, CHECK_CONTACTS, SEND_STIX, READ_INDICATOR, ENTER_INDICATOR, SHARE_INDICATOR,
            JUDGE_STIX, EDIT_EXCHANGE, READ_C4TAP, EDIT_C4TAP),
    COUNCIL(READ_HOME, READ_REGISTRY),
    PARTNER(READ_HOME, READ_REGISTRY, READ_SHARED_PARTS, READ_ADVISORY, SEND_STIX, READ_INDICATOR, ENTER_INDICATOR),
    AUDITOR(READ_HOME, READ_REGISTRY, READ_TRAIL),
    ADMINISTRATOR(READ_HOME, READ_REGISTRY, EDIT_MEMBERS, EDIT_REGISTRY, MANAGE_ACCOUNTS);

    private final Set<Permission> permissions;

    Role(Permission... permissions) {
        this.permissions = EnumSet.noneOf(Permission.class);
        for (var each : permissions)
            this.permissions.add(each);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission);
    }

    /// Whether the other's rights are no higher than ours. The order of rights: above all stands the administrator; between
    /// two others the one whose permissions include the other's. Roles neither of which includes the other, such as
    /// auditor and operator, are not comparable.
    boolean isAtLeast(Role other) {
        return this == ADMINISTRATOR || permissions.containsAll(other.permissions);
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException naming the code when there is no such role
    public static Role ofCode(String code) {
        for (var each : values())
            if (each.code().equals(code)) return each;
        throw new IllegalArgumentException("No role has the code \"" + code + "\"");
    }
}
