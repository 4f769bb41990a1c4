package dev.noroshi.audit;

/// What sort of act a line tells of.
public enum Kind {
    /// Something was changed.
    WRITE,
    /// A page or an answer was shown.
    READ,
    /// Something left as a file.
    EXPORT,
    /// Something was asked for and refused.
    DENIED,
    /// Who may do what was changed: a token, a password, a role.
    PERMISSION;

    /// The sort of an act the rooms record themselves, by its name.
    static Kind ofAct(String act) {
        if (act.equals(Audit.SIGN_IN_FAILED)) return DENIED;
        if (act.startsWith("access.") && !act.startsWith("access.sign-")) return PERMISSION;
        return switch (act.substring(act.lastIndexOf('.') + 1)) {
            case "read", "open" -> READ;
            case "print", "export" -> EXPORT;
            default -> WRITE;
        };
    }
}
