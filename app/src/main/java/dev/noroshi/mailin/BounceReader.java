package dev.noroshi.mailin;

import dev.noroshi.channel.Bounces.Bounce;
import dev.noroshi.channel.Bounces.Fate;
import dev.noroshi.channel.Cause;
import dev.noroshi.platform.mime.Head;
import dev.noroshi.platform.mime.Piece;
import dev.noroshi.platform.mime.ReadMail;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Tells a mail that came back from any other. Source: RFC 3464 for those that are made for programs; for the rest, what the
/// servers in use in Japan write for people.
final class BounceReader {

    private static final Pattern ADDRESS = Pattern
            .compile("[A-Za-z0-9._%+/=?&'-]{1,64}@[A-Za-z0-9.-]{1,255}\\.[A-Za-z]{2,24}");
    private static final Pattern OUR_ID = Pattern.compile("(?i)(?:<|noroshi-message:\\s*)"
            + "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");
    private static final Pattern STATUS = Pattern.compile("\\b[245]\\.\\d{1,3}\\.\\d{1,3}\\b");
    private static final Set<String> MACHINES = Set.of("mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon",
            "mail-delivery-subsystem");
    /// Where what the server says ends and what it sends back begins.
    private static final Pattern COPY = Pattern.compile(
            "(?im)^(?:-+ *(?:below this line|original message|the following is|元のメッセージ|this is a copy)|.*元のメール.*$"
                    + "|received: |return-path: |from: )");
    private static final int LONGEST = 20_000;

    private BounceReader() {
    }

    /// What the mail says came of one of ours; empty when it is no such mail.
    static Optional<Bounce> read(ReadMail mail) {
        var report = report(mail);
        if (report.isPresent()) return fromReport(mail, report.get());
        return isFromMachine(mail.head()) ? fromSentences(mail) : Optional.empty();
    }

    private static Optional<Piece> report(ReadMail mail) {
        return mail.pieces().stream().filter(piece -> piece.is("message/delivery-status")).findFirst();
    }

    private static boolean isFromMachine(Head head) {
        var returnPath = head.text("return-path").replace(" ", "").toLowerCase(Locale.ROOT);
        var from = head.from().map(each -> each.substring(0, each.indexOf('@'))).orElse("");
        return !head.all("x-failed-recipients").isEmpty() || returnPath.equals("<>")
                || returnPath.contains("mailer-daemon") || MACHINES.contains(from)
                || head.text("from").toLowerCase(Locale.ROOT).matches("<?(mailer-daemon|mail delivery .*system).*");
    }

    private static Optional<Bounce> fromReport(ReadMail mail, Piece report) {
        var fields = ReportFields.of(report.text());
        var status = fields.get("status");
        var diagnostic = fields.get("diagnostic-code").replaceFirst("(?i)^\\s*smtp\\s*;\\s*", "");
        var fate = fate(fields.get("action"));
        return fate.map(found -> {
            var words = diagnostic + "\n" + spoken(mail);
            var cause = Sentences.cause(diagnostic).or(() -> ofStatus(status)).or(() -> Sentences.cause(words))
                    .orElse(Cause.REFUSED);
            return new Bounce(found, ids(mail), addresses(mail, fields), cause, said(status, diagnostic));
        });
    }

    /// Relayed and expanded say that another server has it, which we know already.
    private static Optional<Fate> fate(String action) {
        return switch (action.toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "")) {
            case "failed" -> Optional.of(Fate.FAILED);
            case "delayed" -> Optional.of(Fate.DELAYED);
            case "delivered" -> Optional.of(Fate.DELIVERED);
            default -> Optional.empty();
        };
    }

    /// A status that says no more than that something went wrong tells no cause.
    private static Optional<Cause> ofStatus(String status) {
        var found = STATUS.matcher(status);
        if (!found.find()) return Optional.empty();
        return Optional.of(Cause.ofMailStatus(found.group())).filter(cause -> cause != Cause.REFUSED);
    }

    private static Optional<Bounce> fromSentences(ReadMail mail) {
        var spoken = spoken(mail);
        var subject = mail.head().subject();
        var fate = Sentences.fate(subject + "\n" + spoken);
        if (fate.isEmpty()) return Optional.empty();
        var status = STATUS.matcher(spoken);
        var code = status.find() ? status.group() : "";
        var cause = Sentences.cause(spoken).or(() -> ofStatus(code)).or(() -> Sentences.cause(subject))
                .orElse(Cause.REFUSED);
        return Optional.of(new Bounce(fate.get(), ids(mail), addresses(mail, ReportFields.NONE), cause,
                said(code, Sentences.line(spoken))));
    }

    /// What the server itself says, without the mail it sends back.
    private static String spoken(ReadMail mail) {
        var text = mail.text();
        var whole = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var copy = COPY.matcher(whole);
        return copy.find() && copy.start() > 0 ? whole.substring(0, copy.start()) : whole;
    }

    private static Set<UUID> ids(ReadMail mail) {
        var ids = new HashSet<UUID>();
        var texts = mail.pieces().stream().filter(piece -> piece.type().startsWith("text/")
                || piece.type().startsWith("message/")).map(Piece::text);
        var replied = Stream.of("in-reply-to", "references", "x-original-message-id", "original-message-id")
                .flatMap(name -> mail.head().all(name).stream()).map(Head.Field::text);
        Stream.concat(texts, replied).map(text -> text.length() > LONGEST * 5 ? text.substring(0, LONGEST * 5) : text)
                .flatMap(text -> OUR_ID.matcher(text).results()).limit(50)
                .forEach(found -> ids.add(UUID.fromString(found.group(1))));
        return ids;
    }

    private static Set<String> addresses(ReadMail mail, ReportFields fields) {
        var ours = Stream.of("to", "delivered-to", "x-original-to", "from")
                .flatMap(name -> mail.head().all(name).stream())
                .flatMap(field -> Head.addresses(field).stream()).collect(Collectors.toSet());
        var named = new LinkedHashSet<String>();
        for (var text : List.of(fields.get("original-recipient"), fields.get("final-recipient"),
                mail.head().text("x-failed-recipients"), spoken(mail)))
            ADDRESS.matcher(text).results().limit(20).map(found -> found.group().toLowerCase(Locale.ROOT))
                    .forEach(named::add);
        // a carrier writes as the address that does not exist
        if (named.stream().anyMatch(each -> !ours.contains(each))) named.removeAll(ours);
        return named;
    }

    private static String said(String status, String words) {
        return (status + " " + words).strip().replaceAll("\\s+", " ")
                .replaceAll("<?[^\\s<>@]+@[^\\s<>@,;]+>?", "[withheld]");
    }
}
