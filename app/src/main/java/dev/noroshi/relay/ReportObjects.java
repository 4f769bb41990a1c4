package dev.noroshi.relay;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Words;
import dev.noroshi.relay.ReportLine.Version;
import dev.noroshi.report.ReportKind;
import dev.noroshi.report.ReportWording;
import dev.noroshi.report.SenderLines;
import dev.noroshi.report.Wording;
import dev.noroshi.stix.Bundle;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.Generations;
import dev.noroshi.stix.Identity;
import dev.noroshi.stix.Note;
import dev.noroshi.stix.Report;
import dev.noroshi.stix.Revocations;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.Told;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// What a report is in STIX: a report; each field that says something as a note of it, marked as far as that field may go; what an
/// attack is recognised by, where a room above knows it. Whoever handed it to the reader tells it, not who was before them.
///
/// Nothing is put in that the reader's own form does not say; who wrote it and whom to call stay on the form. No value is recognised
/// in a drill: a blocked address does not know that it was one.
@Component
class ReportObjects {

    /// Said by the objects themselves, or about people.
    private static final Set<FieldId> ELSEWHERE = Set.of(ReportField.TLP, ReportField.IMPORTANCE,
            ReportField.REPORT_NUMBER, ReportField.IDENTIFICATION_NUMBER, ReportField.REPORT_DATETIME,
            ReportField.EVENT_SUMMARY);
    // an organisation is the same for ever: told the day STIX 2.1 was published, so that it is one version everywhere
    private static final Instant ALWAYS = Instant.parse("2021-06-10T00:00:00Z");
    private static final Generations FIRST = Generations.after(List.of());
    /// Whose the numbers are.
    private static final String SOURCE = "noroshi";

    private final List<Recognising> recognising;
    private final ReportWording wording;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    ReportObjects(List<Recognising> recognising, ReportWording wording, Directory directory, Words words, Clock clock) {
        this.recognising = recognising;
        this.wording = wording;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /// The report shown, with what earlier ones said and it says no longer as revoked since then; of what was withdrawn, nothing
    /// but that.
    String bundle(Caller reader, ReportLine line) {
        var teller = teller(line.teller());
        var said = new ArrayList<List<StixId>>();
        var all = new LinkedHashMap<StixId, Told>();
        var gone = new LinkedHashMap<StixId, Instant>();
        for (var version : line.versions()) {
            var told = version.kind() == ReportKind.WITHDRAWAL
                    ? List.<Told>of()
                    : objects(new Telling(reader, line, version, teller.id(), said));
            var here = told.stream().map(Told::id).collect(Collectors.toSet());
            all.keySet().forEach(id -> {
                if (!here.contains(id)) gone.putIfAbsent(id, version.at());
            });
            told.forEach(each -> all.put(each.id(), each));
        }
        var bundle = new ArrayList<ObjectNode>();
        bundle.add(teller.json());
        all.forEach((id, each) -> {
            var since = gone.get(id);
            if (since == null) bundle.add(each.json());
            else Revocations.of(each.json(), since, gone(line)).ifPresent(bundle::add);
        });
        return new Bundle(new StixId("bundle", UUID.randomUUID()), bundle).text();
    }

    /// A report of the series, on its way into objects.
    ///
    /// @param said what the ones before it said, by the ids it had when it was first said
    private record Telling(Caller reader, ReportLine line, Version version, StixId teller, List<List<StixId>> said) {

        Common common(Generations generations, String type, String words, Tlp tlp) {
            var id = generations.id(StixId.of(type, "report:" + line.place() + ":" + words));
            var common = Common.of(id, line.begun()).modified(version.at()).by(teller).marked(tlp)
                    .in(line.language().tag());
            return line.occasion().isDrill() ? common.labelled("drill") : common;
        }
    }

    private String gone(ReportLine line) {
        return words.say(line.language(),
                line.withdrawn().isPresent() ? "relay.objects.withdrawn" : "relay.objects.gone");
    }

    private List<Told> objects(Telling telling) {
        var generations = Generations.after(telling.said());
        var first = objects(telling, (type, words, tlp) -> telling.common(FIRST, type, words, tlp));
        telling.said().add(first.stream().map(Told::id).toList());
        return generations.isFirst()
                ? first
                : objects(telling, (type, words, tlp) -> telling.common(generations, type, words, tlp));
    }

    private List<Told> objects(Telling telling, Recognising.Naming naming) {
        var line = telling.line();
        var version = telling.version();
        var signs = new ArrayList<Told>();
        if (!line.occasion().isDrill())
            for (var each : recognising)
                signs.addAll(each.in(telling.reader(), version.content(), version.tlp(), version.at(), naming));
        var report = report(line, version, signs.isEmpty()
                ? List.of(telling.teller())
                : signs.stream().map(Told::id).toList(), naming);
        var objects = new ArrayList<Told>();
        objects.add(report);
        objects.addAll(notes(line, version, report.id(), naming));
        objects.addAll(signs);
        return objects;
    }

    /// Its name and description are what happened in a few words, so it goes no further than the field that says so.
    private Report report(ReportLine line, Version version, List<StixId> parts, Recognising.Naming naming) {
        var number = line.number(version);
        var common = naming.of("report", "", scope(version, ReportField.EVENT_SUMMARY).narrowest(version.tlp()));
        var importance = version.importance();
        if (importance != null)
            common = common.labelled("importance:" + importance.name().toLowerCase(Locale.ROOT));
        if (number.isPresent()) common = common.referring(new Common.Reference(SOURCE, number.get()));
        var isWeakness = parts.stream().anyMatch(id -> id.type().equals("vulnerability"));
        return new Report(common, number.map(given -> given + " ").orElse("") + version.title(),
                text(wording.wording(ReportField.EVENT_SUMMARY, version.content(), line.language()), line.language()),
                List.of(isWeakness ? "vulnerability" : "threat-report"), line.begun(), parts);
    }

    private List<Note> notes(ReportLine line, Version version, StixId report, Recognising.Naming naming) {
        var notes = new ArrayList<Note>();
        for (var each : wording.lines(version.content(), line.language())) {
            if (ELSEWHERE.contains(each.field()) || SenderLines.FIELDS.contains(each.field())) continue;
            var common = naming.of("note", each.field().value(), scope(version, each.field()))
                    .labelled("field:" + each.field());
            text(each.wording(), line.language())
                    .ifPresent(text -> notes.add(new Note(common, Optional.of(each.label()), text, List.of(report))));
        }
        return notes;
    }

    private static Tlp scope(Version version, FieldId field) {
        return version.content().part(field).orElse(version.tlp());
    }

    /// What is said in a field; nothing where it is blank. That something is not known is said.
    private Optional<String> text(Wording said, Language language) {
        return switch (said) {
            case Wording.Blank _ -> Optional.empty();
            case Wording.Unknown(var basis) -> Optional.of(words.say(language, "platform.value.unknown")
                    + beside(basis, language));
            case Wording.Text(var text) -> Optional.of(text);
            case Wording.Written(var text) -> Optional.of(text);
            case Wording.Scope(var tlp) -> Optional.of(tlp.label());
            case Wording.Moment(var when, var _, var basis) -> Optional.of(when + beside(basis, language));
            case Wording.Rows(var rows) -> Optional.of(rows.stream()
                    .map(row -> row.time() == null ? row.status() : row.time() + "　" + row.status())
                    .collect(Collectors.joining("\n")));
        };
    }

    private String beside(@Nullable String basis, Language language) {
        return basis == null ? "" : words.say(language, "report.value.basis", basis);
    }

    private Identity teller(OrganisationId id) {
        var today = LocalDate.now(clock);
        var centre = directory.centre(today);
        if (centre.id().equals(id)) return identity(StixId.of("identity", "centre"), centre);
        var own = StixId.of("identity", "organisation:" + id);
        return directory.organisation(id, today).map(found -> identity(own, found)).orElseGet(
                () -> new Identity(Common.of(own, ALWAYS), id.value(), Identity.Kind.ORGANIZATION, Optional.empty()));
    }

    private static Identity identity(StixId id, Organisation organisation) {
        return new Identity(Common.of(id, ALWAYS), organisation.name(Language.JA), Identity.Kind.ORGANIZATION,
                Optional.of(organisation.name(Language.EN)));
    }

    /// What a content is called that has no summary: the reader may see parts of it only.
    static String titleOf(FormContent content, Language language) {
        return content.get(ReportField.EVENT_SUMMARY).isPresent()
                ? dev.noroshi.report.Titles.of(content)
                : language.choose("情報連絡の一部", "Parts of a report");
    }
}
