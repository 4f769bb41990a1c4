package dev.noroshi.relay;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.SenderLines;
import dev.noroshi.source.Body;
import dev.noroshi.source.Identifier;
import dev.noroshi.source.Kind;
import dev.noroshi.source.Lookout;
import dev.noroshi.source.Lookouts;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what names the reporter in a report, in whatever way it is written: all that is known of it and of its
/// contractors, and what its own report says. A person decides on each.
@Component
class Suggestions {

    private final Directory directory;
    private final Lookouts lookouts;
    private final Clock clock;

    Suggestions(Directory directory, Lookouts lookouts, Clock clock) {
        this.directory = directory;
        this.lookouts = lookouts;
        this.clock = clock;
    }

    /// The suggestions for a report of that organisation, in the order of the form's fields; the longest words first, so
    /// that short ones do not cut long ones in two.
    List<Redaction> forReport(OrganisationId reporter, FormContent content) {
        var redactions = new ArrayList<Redaction>();
        content.text(ReportField.OPERATOR).ifPresent(name -> redactions.add(suggestion(redactions.size() + 1,
                ReportField.OPERATOR, null, placeholder(reporter), "relay.redaction.operator")));
        var lookout = lookout(reporter, content);
        for (var field : content.values().keySet()) {
            if (field.equals(ReportField.OPERATOR) || SenderLines.FIELDS.contains(field)) continue;
            found(lookout, Redacting.textsOf(content, field)).forEach((words, kind) -> redactions
                    .add(suggestion(redactions.size() + 1, field, words, replacement(kind), reason(kind))));
        }
        return redactions;
    }

    /// Suggestions for what names the reporter in the copy as it would leave now and nobody has decided on yet.
    List<Redaction> missing(OrganisationId reporter, FormContent original, List<Redaction> redactions) {
        var lookout = lookout(reporter, original);
        var copy = Redacting.apply(original, redactions, List.of(Decision.ACCEPTED));
        var missing = new ArrayList<Redaction>();
        for (var field : copy.values().keySet()) {
            if (SenderLines.FIELDS.contains(field)) continue;
            found(lookout, Redacting.textsOf(copy, field)).forEach((words, kind) -> {
                if (!isJudged(redactions, field, words))
                    missing.add(suggestion(redactions.size() + missing.size() + 1, field, words, replacement(kind),
                            reason(kind)));
            });
        }
        return missing;
    }

    /// What stands in a field that was written anew was judged only by a decision made after that.
    private static boolean isJudged(List<Redaction> redactions, FieldId field, String words) {
        var own = redactions.stream().filter(each -> each.field().equals(field)).toList();
        var anew = own.stream().filter(each -> each.isWholeField() && each.decision() == Decision.ACCEPTED)
                .mapToInt(Redaction::position).max().orElse(0);
        return own.stream().filter(each -> each.position() > anew || each.isWholeField()).anyMatch(each -> {
            var found = each.found();
            return found == null
                    ? each.decision() != Decision.ACCEPTED
                    : found.contains(words) && each.decision() != Decision.ACCEPTED;
        });
    }

    /// The words that name the reporter and still stand in a copy, each once.
    List<String> leftIn(OrganisationId reporter, FormContent original, FormContent copy) {
        var lookout = lookout(reporter, original);
        var left = new LinkedHashSet<String>();
        for (var field : copy.values().keySet())
            if (!SenderLines.FIELDS.contains(field))
                left.addAll(found(lookout, Redacting.textsOf(copy, field)).keySet());
        return List.copyOf(left);
    }

    /// Whether a text names the reporter.
    boolean names(OrganisationId reporter, String text) {
        return !lookouts.of(reporter, List.of()).in(text).isEmpty();
    }

    private static Map<String, Kind> found(Lookout lookout, List<String> texts) {
        var found = new LinkedHashMap<String, Kind>();
        texts.stream()
                .flatMap(text -> lookout.in(text).stream()
                        .map(hit -> Map.entry(text.substring(hit.start(), hit.end()), hit.identifier().kind())))
                .sorted(Comparator.comparing((Map.Entry<String, Kind> each) -> -each.getKey().length()))
                .forEach(each -> found.putIfAbsent(each.getKey(), each.getValue()));
        return found;
    }

    private Lookout lookout(OrganisationId reporter, FormContent content) {
        return lookouts.of(reporter, said(content));
    }

    /// What the form itself says of the reporter: the name of the operator and the sender's lines.
    private static List<Identifier> said(FormContent content) {
        var said = new ArrayList<Identifier>();
        put(said, Kind.NAME, content, ReportField.OPERATOR);
        put(said, Kind.PERSON, content, ReportField.SENDER_PERSON);
        put(said, Kind.TELEPHONE, content, ReportField.SENDER_PHONE);
        put(said, Kind.TELEPHONE, content, ReportField.SENDER_FAX);
        put(said, Kind.MAIL, content, ReportField.SENDER_MAIL);
        content.text(ReportField.SENDER_MAIL).filter(mail -> mail.contains("@")).ifPresent(mail -> said
                .add(new Identifier(Kind.DOMAIN, mail.substring(mail.indexOf('@') + 1), body(content))));
        return said;
    }

    private static void put(List<Identifier> said, Kind kind, FormContent content, FieldId field) {
        content.text(field).ifPresent(text -> said.add(new Identifier(kind, text, body(content))));
    }

    private static Body body(FormContent content) {
        return new Body(ActorClass.OPERATOR, content.sector().orElse(null));
    }

    private static String replacement(Kind kind) {
        return switch (kind) {
            case NAME, READING, ALIAS, UNREADABLE, SMALL_GROUP -> "当該事業者";
            case SERVICE -> "当該サービス";
            case SYSTEM -> "当該システム";
            case CONTRACTOR -> "委託先";
            case PERSON -> "担当者";
            case MAIL -> "〔電子メールアドレス〕";
            case TELEPHONE -> "〔電話番号〕";
            case DOMAIN -> "〔ドメイン〕";
            case NETWORK -> "〔IPアドレス〕";
        };
    }

    private static String reason(Kind kind) {
        return switch (kind) {
            case NAME, READING, ALIAS, UNREADABLE, SMALL_GROUP -> "relay.redaction.member-name";
            case SERVICE, SYSTEM -> "relay.redaction.system";
            case CONTRACTOR -> "relay.redaction.contractor";
            case PERSON -> "relay.redaction.person";
            case MAIL, TELEPHONE -> "relay.redaction.contact";
            case DOMAIN -> "relay.redaction.domain";
            case NETWORK -> "relay.redaction.network";
        };
    }

    private String placeholder(OrganisationId reporter) {
        return directory.organisation(reporter, LocalDate.now(clock)).map(this::placeholder).orElse("当該事業者");
    }

    private String placeholder(Organisation reporter) {
        var sector = reporter.sectors().stream().sorted().findFirst().flatMap(directory::sector);
        return sector.map(known -> known.label(Language.JA) + "分野の事業者").orElse("当該事業者");
    }

    private static Redaction suggestion(int position, FieldId field, @Nullable String found,
            String replacement, String reason) {
        return new Redaction(UUID.randomUUID(), position, field, found, replacement, reason, Decision.UNDECIDED);
    }
}
