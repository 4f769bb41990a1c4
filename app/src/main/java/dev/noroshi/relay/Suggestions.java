package dev.noroshi.relay;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.relay.Redaction.Decision;
import dev.noroshi.report.SenderLines;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds what names the reporter in a report: its names, its people, addresses and telephones. A person decides on each.
@Component
class Suggestions {

    private final Directory directory;
    private final Clock clock;

    Suggestions(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// The suggestions for a report of that organisation, in the order of the form's fields; the longest names first, so
    /// that a short one does not cut a long one in two.
    List<Redaction> forReport(OrganisationId reporter, FormContent content) {
        var found = directory.organisation(reporter, LocalDate.now(clock));
        var redactions = new ArrayList<Redaction>();
        content.text(ReportField.OPERATOR).ifPresent(name -> redactions.add(suggestion(redactions.size() + 1,
                ReportField.OPERATOR, null, found.map(this::placeholder).orElse("当該事業者"), "relay.redaction.operator")));
        var terms = found.map(organisation -> terms(organisation, content)).orElseGet(() -> terms(content));
        for (var field : content.values().keySet()) {
            if (field.equals(ReportField.OPERATOR) || SenderLines.FIELDS.contains(field)) continue;
            addTo(redactions, field, Redacting.textsOf(content, field), terms);
        }
        return redactions;
    }

    /// The words that name the reporter and still stand in a copy, each once.
    List<String> leftIn(OrganisationId reporter, FormContent original, FormContent copy) {
        var terms = directory.organisation(reporter, LocalDate.now(clock))
                .map(organisation -> terms(organisation, original)).orElseGet(() -> terms(original));
        var texts = copy.values().keySet().stream().filter(field -> !SenderLines.FIELDS.contains(field))
                .flatMap(field -> Redacting.textsOf(copy, field).stream()).toList();
        return terms.stream().map(Term::words).filter(words -> texts.stream().anyMatch(text -> text.contains(words)))
                .toList();
    }

    /// Whether a text names the reporter.
    boolean names(OrganisationId reporter, String text) {
        return directory.organisation(reporter, LocalDate.now(clock)).stream()
                .flatMap(organisation -> terms(organisation, FormContent.empty()).stream())
                .anyMatch(term -> text.contains(term.words()));
    }

    private static void addTo(List<Redaction> redactions, FieldId field, List<String> texts, List<Term> terms) {
        var left = new ArrayList<>(texts);
        for (var term : terms) {
            if (left.stream().noneMatch(text -> text.contains(term.words()))) continue;
            redactions.add(suggestion(redactions.size() + 1, field, term.words(), term.replacement(), term.reason()));
            left.replaceAll(text -> text.replace(term.words(), ""));
        }
    }

    /// A word that names, what may stand for it, and why it names.
    private record Term(String words, String replacement, String reason) {
    }

    private List<Term> terms(Organisation reporter, FormContent content) {
        var terms = new LinkedHashMap<String, Term>();
        var placeholder = "当該事業者";
        put(terms, reporter.nameJa(), placeholder, "relay.redaction.member-name");
        put(terms, bare(reporter.nameJa()), placeholder, "relay.redaction.member-name");
        put(terms, reporter.nameEn(), placeholder, "relay.redaction.member-name");
        if (reporter.shortName() != null) put(terms, reporter.shortName(), placeholder, "relay.redaction.member-name");
        for (var term : terms(content))
            terms.putIfAbsent(term.words(), term);
        return sorted(terms);
    }

    /// What the form itself says of the reporter: the name of the operator and the sender's lines.
    private static List<Term> terms(FormContent content) {
        var terms = new LinkedHashMap<String, Term>();
        content.text(ReportField.OPERATOR)
                .ifPresent(name -> put(terms, name, "当該事業者", "relay.redaction.member-name"));
        content.text(ReportField.SENDER_PERSON)
                .ifPresent(name -> put(terms, name, "担当者", "relay.redaction.person"));
        content.text(ReportField.SENDER_PHONE)
                .ifPresent(phone -> put(terms, phone, "〔電話番号〕", "relay.redaction.contact"));
        content.text(ReportField.SENDER_FAX).ifPresent(fax -> put(terms, fax, "〔FAX番号〕", "relay.redaction.contact"));
        content.text(ReportField.SENDER_MAIL).ifPresent(mail -> {
            put(terms, mail, "〔電子メールアドレス〕", "relay.redaction.contact");
            put(terms, mail.substring(mail.indexOf('@') + 1), "〔ドメイン〕", "relay.redaction.domain");
        });
        return sorted(terms);
    }

    private static List<Term> sorted(Map<String, Term> terms) {
        return terms.values().stream().sorted((a, b) -> b.words().length() - a.words().length()).toList();
    }

    private static void put(Map<String, Term> terms, String words, String replacement, String reason) {
        // one character names nobody, and would be found everywhere
        if (words.strip().length() > 1) terms.putIfAbsent(words.strip(), new Term(words.strip(), replacement, reason));
    }

    private static String bare(String name) {
        return name.replaceAll("株式会社|有限会社|合同会社|一般社団法人|一般財団法人|公益社団法人|公益財団法人|独立行政法人|国立大学法人|医療法人(社団)?", "")
                .strip();
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
