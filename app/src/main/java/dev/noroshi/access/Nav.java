package dev.noroshi.access;

/// The entries of the main menu, in their order. An entry is shown to those who may use it, once there is a page behind
/// its address.
public enum Nav {
    HOME("/home", Permission.READ_HOME),
    REPORTS("/reports", Permission.READ_REPORT),
    ADVISORIES("/advisories", Permission.READ_ADVISORY),
    BULLETINS("/bulletins", Permission.READ_BULLETINS),
    INDICATORS("/indicators", Permission.READ_INDICATOR),
    C4TAP("/c4tap", Permission.READ_C4TAP),
    EXCHANGE("/exchange", Permission.JUDGE_STIX),
    HOTLINE("/hotline/calls", Permission.TAKE_HOTLINE),
    CALLS("/calls", Permission.READ_REACH),
    REGISTRY("/registry", Permission.READ_REGISTRY),
    CONTACTS("/contacts", Permission.READ_HOME, Use.SELDOM),
    IDENTIFIERS("/identifiers", Permission.EDIT_IDENTIFIERS, Use.SELDOM),
    MAIL("/mail", Permission.HANDLE_MAIL),
    MACHINES("/machines", Permission.READ_HOME, Use.SELDOM),
    SEARCH("/search", Permission.READ_HOME),
    ACCOUNTS("/accounts", Permission.MANAGE_ACCOUNTS, Use.SELDOM),
    TRAIL("/trail", Permission.READ_TRAIL, Use.SELDOM);

    /// How often an entry is used. Where a menu would be too long for a line, what is used seldom is folded away at its end.
    enum Use {
        DAILY,
        SELDOM
    }

    private final String href;
    private final Permission permission;
    private final Use use;

    Nav(String href, Permission permission) {
        this(href, permission, Use.DAILY);
    }

    Nav(String href, Permission permission, Use use) {
        this.href = href;
        this.permission = permission;
        this.use = use;
    }

    public String href() {
        return href;
    }

    public Permission permission() {
        return permission;
    }

    Use use() {
        return use;
    }
}
