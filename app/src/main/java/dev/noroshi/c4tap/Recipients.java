package dev.noroshi.c4tap;

import dev.noroshi.platform.mime.Head;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Finds in the head of a mail what names those it was sent to.
final class Recipients {

    private static final List<String> FIELDS = List.of("to", "cc", "bcc", "delivered-to", "x-original-to",
            "envelope-to",
            "resent-to");
    private static final int SHORTEST_NAME = 3;
    /// Names of mailboxes everybody has: they stand in links of every kind.
    private static final Set<String> COMMON = Set.of("info", "mail", "admin", "contact", "support", "sales", "office",
            "webmaster", "postmaster", "abuse", "help", "service", "user", "home", "index", "view", "login");

    private Recipients() {
    }

    /// Addresses, the mailbox and the domain of each, and the names beside them; in small letters.
    static Set<String> of(Head head) {
        var names = new LinkedHashSet<String>();
        for (var name : FIELDS)
            for (var field : head.all(name)) {
                Head.addresses(field).forEach(each -> names.addAll(addressed(each)));
                names.addAll(shown(field.text()));
            }
        return names;
    }

    /// What an address says of whose it is.
    static List<String> addressed(String address) {
        var at = address.lastIndexOf('@');
        var mailbox = address.substring(0, Math.max(0, at)).toLowerCase(Locale.ROOT);
        var found = new ArrayList<String>();
        found.add(address.toLowerCase(Locale.ROOT));
        if (at > 0) found.add(address.substring(at + 1).toLowerCase(Locale.ROOT));
        if (mailbox.length() >= SHORTEST_NAME && !COMMON.contains(mailbox)) found.add(mailbox);
        return found;
    }

    /// The names beside addresses, also without the blanks in them.
    private static List<String> shown(String text) {
        var found = new ArrayList<String>();
        for (var each : text.replaceAll("<[^<>]{0,320}>", ",").split("[,;]")) {
            var name = each.replace("\"", "").strip();
            if (name.isEmpty() || name.indexOf('@') >= 0) continue;
            var joined = name.replaceAll("[\\s\\u3000]+", "");
            if (joined.length() < SHORTEST_NAME) continue;
            found.add(name.toLowerCase(Locale.ROOT));
            found.add(joined.toLowerCase(Locale.ROOT));
        }
        return found;
    }
}
