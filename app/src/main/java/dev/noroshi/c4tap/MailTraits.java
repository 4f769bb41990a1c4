package dev.noroshi.c4tap;

import dev.noroshi.c4tap.Trait.Kind;
import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.mime.Head;
import dev.noroshi.platform.mime.MailReader;
import dev.noroshi.platform.mime.MailReading;
import dev.noroshi.platform.mime.MimeLimits;
import dev.noroshi.platform.mime.Piece;
import dev.noroshi.platform.mime.PlainText;
import dev.noroshi.platform.mime.ReadMail;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Draws the traits out of a mail somebody sent in. Of attachments it takes the name and the hash and opens none; a mail in the
/// mail is read as mails that come in are, within the same limits; the text is looked through for links and other values by which
/// an attack is known, and not kept.
final class MailTraits {

    private static final int LONGEST = 2_000;
    private static final int MOST_LINKS = 200;
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_TEXT = 500_000;
    private static final int MOST_FILES = 50;
    private static final int MOST_RELAYS = 20;
    private static final int MOST_MAILS = 5;
    private static final Pattern LINK = Pattern
            .compile(
                    "(?i)(?<![a-z0-9])(?:https?|hxxps?|ftp)://[^\\s\"'<>\\u3000-\\u3002\\u300C-\\u300F\\uFF09]{1,2000}");
    private static final Pattern TRAILING = Pattern.compile("[.,;:!?)\\]]{1,20}$");
    private static final Pattern RELAY = Pattern
            .compile("(?is)^\\s*from\\s+(\\S{1,255})(?:\\s+\\(([^)]{0,500})\\))?");
    private static final Pattern BY = Pattern.compile("(?is)\\bby\\s+([A-Za-z0-9._-]{1,255})");

    private final List<Drawn> drawn = new ArrayList<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Recognising recognising;

    private MailTraits(Recognising recognising) {
        this.recognising = recognising;
    }

    /// A trait before it is judged.
    ///
    /// @param isProposed whether it is the attacker's by all that can be told
    record Drawn(Kind kind, String text, boolean isProposed) {
    }

    /// @param names what names whoever a suspicious mail was sent to, or who sent it in
    record Found(String title, List<Drawn> traits, List<String> names) {
    }

    /// @param outer the mail as it came
    /// @param recognising knows what values look like
    static Found in(ReadMail outer, Recognising recognising) {
        var found = new MailTraits(recognising);
        Recipients.of(outer.head()).forEach(found.names::add);
        outer.head().from().ifPresent(from -> found.names.addAll(Recipients.addressed(from)));
        var mails = outer.attachments().stream().filter(MailTraits::isMail).limit(MOST_MAILS).toList();
        mails.forEach(found::mail);
        if (mails.isEmpty())
            for (var file : outer.attachments().stream().limit(MOST_FILES).toList())
                found.file(file, Kind.PACKAGE_NAME, Kind.PACKAGE_HASH, false);
        return new Found(found.drawn.stream().filter(each -> each.kind() == Kind.SUBJECT).map(Drawn::text).findFirst()
                .orElse(""), found.drawn.stream().distinct().toList(), List.copyOf(found.names));
    }

    private static boolean isMail(Piece piece) {
        return piece.is("message/rfc822") || piece.ends(".eml");
    }

    private void mail(Piece piece) {
        switch (new MailReader(MimeLimits.USUAL).read(piece.content())) {
            case MailReading.Read(var inner) -> {
                head(inner.head());
                links(inner);
                inner.attachments().stream().limit(MOST_FILES)
                        .forEach(file -> file(file, Kind.FILE_NAME, Kind.FILE_HASH, true));
            }
            // what may do harm to a reader is not read any further
            case MailReading.Hostile(var _, var head) -> head(head);
        }
    }

    private void head(Head head) {
        names.addAll(Recipients.of(head));
        add(Kind.SUBJECT, head.subject(), true);
        add(Kind.FROM, head.text("from"), true);
        add(Kind.REPLY_TO, head.text("reply-to"), true);
        add(Kind.RETURN_PATH, head.text("return-path"), true);
        add(Kind.DATE, head.text("date"), true);
        add(Kind.PROGRAM, head.text("x-mailer"), true);
        add(Kind.PROGRAM, head.text("user-agent"), true);
        relays(head);
    }

    /// Each server writes its line above the others. Those above the line of whoever received the mail are the recipient's own; where
    /// that line cannot be told, none is proposed.
    private void relays(Head head) {
        var lines = head.all("received").stream().limit(MOST_RELAYS).map(Head.Field::text).toList();
        var border = -1;
        for (var at = 0; at < lines.size(); at++) {
            var by = BY.matcher(lines.get(at));
            if (by.find() && names.stream().anyMatch(name -> isBelow(by.group(1), name))) border = at;
        }
        for (var at = 0; at < lines.size(); at++) {
            var from = RELAY.matcher(lines.get(at));
            if (from.find())
                add(Kind.RELAY, from.group(2) == null ? from.group(1) : from.group(1) + " (" + from.group(2) + ")",
                        border >= 0 && at >= border);
        }
    }

    private static boolean isBelow(String host, String domain) {
        var lower = host.toLowerCase(Locale.ROOT);
        return domain.indexOf('.') > 0 && domain.indexOf('@') < 0
                && (lower.equals(domain) || lower.endsWith("." + domain));
    }

    private void links(ReadMail mail) {
        var links = new LinkedHashSet<String>();
        for (var piece : mail.pieces())
            if (piece.is("text/plain") || piece.is("text/html")) {
                var link = LINK.matcher(piece.text());
                while (link.find() && links.size() < MOST_LINKS)
                    links.add(TRAILING.matcher(link.group().replace("&amp;", "&")).replaceFirst(""));
            }
        links.forEach(each -> add(Kind.LINK, each, true));
        values(mail, links);
    }

    /// None is proposed: a mail that pretends to be somebody's names that somebody's addresses too.
    private void values(ReadMail mail, Set<String> links) {
        mail.pieces().stream().flatMap(piece -> readable(piece).stream())
                .flatMap(text -> recognising.in(text).stream()).distinct()
                .filter(value -> links.stream().noneMatch(link -> link.contains(value))).limit(MOST_VALUES)
                .forEach(value -> add(Kind.IN_TEXT, value, false));
    }

    private static Optional<String> readable(Piece piece) {
        if (piece.attached()) return Optional.empty();
        var text = piece.is("text/plain")
                ? piece.text()
                : piece.is("text/html") ? PlainText.ofHtml(piece.text()) : "";
        return Optional.of(text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT));
    }

    private void file(Piece file, Kind name, Kind hash, boolean isProposed) {
        add(name, file.named().orElse(""), isProposed);
        add(hash, Sha256.hex(file.content()), isProposed);
    }

    private void add(Kind kind, String text, boolean isProposed) {
        var clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ").strip();
        if (!clean.isEmpty())
            drawn.add(new Drawn(kind, clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST), isProposed));
    }
}
