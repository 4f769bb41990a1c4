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
    CONTACTS("/contacts", Permission.READ_HOME),
    IDENTIFIERS("/identifiers", Permission.EDIT_IDENTIFIERS),
    MAIL("/mail", Permission.HANDLE_MAIL),
    MACHINES("/machines", Permission.READ_HOME),
    SEARCH("/search", Permission.READ_HOME),
    ACCOUNTS("/accounts", Permission.MANAGE_ACCOUNTS),
    TRAIL("/trail", Permission.READ_TRAIL);

    private final String href;
    private final Permission permission;

    Nav(String href, Permission permission) {
        this.href = href;
        this.permission = permission;
    }

    public String href() {
        return href;
    }

    public Permission permission() {
        return permission;
    }
}
