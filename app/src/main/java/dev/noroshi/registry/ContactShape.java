package dev.noroshi.registry;

import java.util.regex.Pattern;

/// What contact data must look like to be recorded.
public final class ContactShape {

    private static final Pattern EMAIL = Pattern
            .compile("[^@\\s\"<>(),;:\\\\]+@[^@\\s\"<>(),;:\\\\]+\\.[^@\\s\"<>(),;:\\\\.]+");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9() -]{2,38}");

    private ContactShape() {
    }

    public static boolean isEmail(String text) {
        return text.length() <= 254 && EMAIL.matcher(text).matches();
    }

    /// In half width.
    public static boolean isTelephone(String text) {
        return TELEPHONE.matcher(text).matches();
    }
}
