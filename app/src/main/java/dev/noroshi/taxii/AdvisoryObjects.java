package dev.noroshi.taxii;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.directory.Directory;
import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.indicator.Finder;
import dev.noroshi.indicator.IndicatorId;
import dev.noroshi.indicator.IndicatorType;
import dev.noroshi.indicator.JudgedSign;
import dev.noroshi.indicator.Sign;
import dev.noroshi.indicator.Signs;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import dev.noroshi.stix.Common;
import dev.noroshi.stix.CourseOfAction;
import dev.noroshi.stix.Generations;
import dev.noroshi.stix.Identity;
import dev.noroshi.stix.Note;
import dev.noroshi.stix.Report;
import dev.noroshi.stix.Revocations;
import dev.noroshi.stix.StixId;
import dev.noroshi.stix.StixObject;
import dev.noroshi.stix.StixTime;
import dev.noroshi.stix.Vulnerability;
import dev.noroshi.taxii.Publication.Gone;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/// What an advisory is in STIX: a report; the vulnerabilities it names by CVE number; what an attack is recognised by, as indicators;
/// what it says to do (対処方針) as a course of action; what else it says (その他) as a note. Who is to be asked stays on the form.
///
/// The report refers to its indicators. That one *indicates* something is not said: that would name the attacker, the program or
/// the infrastructure, and an advisory has no such field.
@Component
class AdvisoryObjects {

    /// The year and at least four digits (CVE Record Format).
    private static final Pattern CVE = Pattern.compile("(?<![A-Za-z0-9])CVE-[0-9]{4}-[0-9]{4,19}",
            Pattern.CASE_INSENSITIVE);
    /// The numbers of the centre are no others' numbers.
    private static final String SOURCE = "noroshi";
    // the centre is the same for ever: told the day STIX 2.1 was published, so that it is one version everywhere
    private static final Instant ALWAYS = Instant.parse("2021-06-10T00:00:00Z");

    /// Whatever has been judged by now.
    private static final Instant LATEST = Instant.MAX;
    private static final Generations FIRST = Generations.after(List.of());
    private static final List<FieldId> TEXTS = List.of(AdvisoryField.OVERVIEW, AdvisoryField.TARGET,
            AdvisoryField.HANDLING_POLICY, AdvisoryField.OTHER);

    private final Signs signs;
    private final Directory directory;
    private final Words words;
    private final Clock clock;

    AdvisoryObjects(Signs signs, Directory directory, Words words, Clock clock) {
        this.signs = signs;
        this.directory = directory;
        this.words = words;
        this.clock = clock;
    }

    /// Who tells it.
    Identity centre() {
        var centre = directory.centre(LocalDate.now(clock));
        return new Identity(Common.of(StixId.of("identity", "centre"), ALWAYS), centre.name(Language.JA),
                Identity.Kind.ORGANIZATION, Optional.of(centre.name(Language.EN)));
    }

    /// What it says, each as the version of this issue.
    ///
    /// @param series all that went out of the series, the oldest first
    List<StixObject> of(List<Advisory.Published> series, Advisory.Published advisory) {
        return made(making(series, advisory));
    }

    private Making making(List<Advisory.Published> series, Advisory.Published advisory) {
        var line = AdvisoryLine.of(series, advisory);
        var before = new ArrayList<List<StixId>>();
        for (var earlier : earlier(series, advisory, line))
            before.add(written(new Making(earlier, line, FIRST, recognised(earlier), LATEST)));
        var replaced = series.stream().filter(each -> each.head().ordinal() > advisory.head().ordinal())
                .filter(each -> AdvisoryLine.of(series, each).equals(line))
                .map(each -> each.publication().issuedAt()).findFirst().orElse(LATEST);
        return new Making(advisory, line, Generations.after(before), recognised(advisory), replaced);
    }

    /// The issues of its line that went out before it, the oldest first.
    private static List<Advisory.Published> earlier(List<Advisory.Published> series, Advisory.Published advisory,
            AdvisoryLine line) {
        return series.stream().filter(each -> each.head().ordinal() < advisory.head().ordinal())
                .filter(each -> AdvisoryLine.of(series, each).equals(line)).toList();
    }

    /// An issue of which objects are made.
    ///
    /// @param replaced when the next issue went out: from then on its report has no new version
    private record Making(Advisory.Published advisory, AdvisoryLine line, Generations generations,
            List<JudgedSign> signs, Instant replaced) {

        StixId first(String type, String words) {
            return StixId.of(type, words.isEmpty() ? line.name() : line.name() + ":" + words);
        }

        Instant issuedAt() {
            return advisory.publication().issuedAt();
        }

        /// @param words tells the object from others of its type in the line; "" where there is one
        Common common(String type, String words) {
            return common(generations.id(first(type, words)), issuedAt());
        }

        Common common(StixId id, Instant modified) {
            return Common.of(id, line.begun()).modified(modified).by(StixId.of("identity", "centre"))
                    .marked(advisory.publication().tlp()).in(advisory.head().language().tag());
        }

        /// The object of a sign as it was told at a time; empty where it was not.
        Optional<StixObject> told(JudgedSign judged, Instant at) {
            var sign = judged.sign();
            if (sign.type() == IndicatorType.CVE || !judged.isTold(at)) return Optional.empty();
            var id = AfterJudgement.id(generations.id(first(sign.kind(), sign.key())), judged, at);
            return sign.told(common(id, judged.moved(issuedAt(), at).orElse(issuedAt())))
                    .map(StixObject.class::cast);
        }
    }

    /// What stands in it, by the ids things have when they are first told, whatever was judged of them.
    private static List<StixId> written(Making making) {
        var ids = new ArrayList<StixId>();
        for (var cve : cves(making.advisory(), making.signs()))
            ids.add(making.first("vulnerability", cve));
        for (var each : making.signs())
            if (each.sign().type() != IndicatorType.CVE)
                ids.add(making.first(each.sign().kind(), each.sign().key()));
        if (text(making.advisory(), AdvisoryField.HANDLING_POLICY).isPresent())
            ids.add(making.first("course-of-action", ""));
        ids.add(making.first("report", ""));
        if (text(making.advisory(), AdvisoryField.OTHER).isPresent()) ids.add(making.first("note", ""));
        return ids;
    }

    private List<StixObject> made(Making making) {
        var objects = new ArrayList<>(parts(making, LATEST));
        var referred = making.replaced().equals(LATEST) ? objects : parts(making, making.replaced());
        var report = report(making, referred.stream().map(StixObject::id).toList());
        objects.add(report);
        text(making.advisory(), AdvisoryField.OTHER).ifPresent(other -> objects.add(
                new Note(making.common("note", ""), Optional.empty(), other, List.of(report.id()))));
        return objects;
    }

    /// What its report refers to, as of a time.
    private static List<StixObject> parts(Making making, Instant at) {
        var advisory = making.advisory();
        var objects = new ArrayList<StixObject>();
        for (var cve : cves(advisory, making.signs()))
            objects.add(Vulnerability.ofCve(making.common("vulnerability", cve), cve));
        for (var each : making.signs())
            making.told(each, at).ifPresent(objects::add);
        text(advisory, AdvisoryField.HANDLING_POLICY).ifPresent(policy -> objects.add(new CourseOfAction(
                making.common("course-of-action", ""), title(advisory), Optional.of(policy))));
        return objects;
    }

    private Report report(Making making, List<StixId> parts) {
        var advisory = making.advisory();
        var out = advisory.publication();
        // without what is not to be blocked it is another version
        var moved = making.signs().stream().flatMap(each -> each.moved(out.issuedAt(), making.replaced()).stream())
                .max(Instant::compareTo).orElse(out.issuedAt());
        var common = making.common(making.generations().id(making.first("report", "")), moved)
                .labelled("importance:" + importance(out.importance()))
                .referring(new Common.Reference(SOURCE, out.number().toString()));
        if (advisory.head().occasion().isDrill()) common = common.labelled("drill");
        var description = new ArrayList<String>();
        text(advisory, AdvisoryField.OVERVIEW).ifPresent(description::add);
        text(advisory, AdvisoryField.TARGET).ifPresent(target -> description
                .add(words.say(advisory.head().language(), "taxii.report.target", target)));
        text(advisory, AdvisoryField.TLP_REMARKS).ifPresent(description::add);
        var kind = parts.stream().anyMatch(id -> id.type().equals("vulnerability")) ? "vulnerability" : "threat-report";
        return new Report(common, title(advisory),
                description.isEmpty() ? Optional.empty() : Optional.of(String.join("\n\n", description)),
                List.of(kind), making.line().begun(),
                parts.isEmpty() ? List.of(StixId.of("identity", "centre")) : parts);
    }

    /// What goes as far as the advisory does, and of what is for everybody, what stands in its text: its files are not for everybody.
    private List<JudgedSign> recognised(Advisory.Published advisory) {
        var tlp = advisory.publication().tlp();
        var told = signs.in(advisory.id().value()).stream().filter(each -> !tlp.isWiderThan(each.sign().tlp()))
                .toList();
        if (!PublicAdvisories.isForEverybody(advisory)) return told;
        var inText = texts(advisory).stream().flatMap(text -> Finder.in(text).stream())
                .map(found -> IndicatorId.of(found.type(), found.value())).collect(Collectors.toSet());
        return told.stream().filter(
                each -> inText.contains(IndicatorId.of(each.sign().type(), each.sign().value()))).toList();
    }

    /// A version that says that something of an issue is told no longer, because it is judged that it is not to be blocked.
    ///
    /// @param judgedAt when that was; before the issue went out, it was hardly ever told
    record Withdrawn(Advisory.Published issue, Instant judgedAt, ObjectNode revoked) {
    }

    /// What an issue, or one of its line before it, told if it was not judged by then, as often as it was judged.
    ///
    /// @param series all that went out of the series, the oldest first
    List<Withdrawn> withdrawn(List<Advisory.Published> series, Advisory.Published advisory) {
        var issues = new ArrayList<>(earlier(series, advisory, AdvisoryLine.of(series, advisory)));
        issues.add(advisory);
        var withdrawn = new ArrayList<Withdrawn>();
        for (var issue : issues) {
            var making = making(series, issue);
            var name = words.say(issue.head().language(), "taxii.judged", issue.number().toString());
            for (var sign : making.signs())
                for (var span : sign.judged())
                    making.told(sign, span.from().minusNanos(1))
                            .flatMap(told -> Revocations.of(told.json(), span.from(), name))
                            .ifPresent(version -> withdrawn.add(new Withdrawn(issue, span.from(), version)));
        }
        return withdrawn;
    }

    /// What earlier issues of the line said and this one does not say: the versions that say that it stands no longer. What was
    /// recalled has been taken back already.
    ///
    /// @param series all that went out of the series, the oldest first
    List<Gone> gone(List<Advisory.Published> series, Advisory.Published advisory) {
        var said = new LinkedHashMap<Advisory.Published, Map<StixId, StixObject>>();
        for (var each : earlier(series, advisory, AdvisoryLine.of(series, advisory)))
            said.put(each, byId(of(series, each)));
        var now = byId(of(series, advisory)).keySet();
        var gone = new ArrayList<Gone>();
        said.forEach((earlier, objects) -> {
            if (earlier instanceof Advisory.Recalled) return;
            var revoked = new LinkedHashMap<Set<UUID>, List<ObjectNode>>();
            objects.forEach((id, object) -> {
                if (!now.contains(id))
                    revoked(object, advisory).ifPresent(version -> revoked
                            .computeIfAbsent(without(id, earlier, said), _ -> new ArrayList<>()).add(version));
            });
            revoked.forEach((told, versions) -> gone.add(new Gone(earlier.id().value(), told, versions)));
        });
        return gone;
    }

    /// What later issues that stand say, by id, each with its first version.
    ///
    /// @param series all that went out of the series, the oldest first
    Map<String, Instant> toldLater(List<Advisory.Published> series, Advisory.Published advisory) {
        var told = new LinkedHashMap<String, Instant>();
        for (var each : series)
            if (each.head().ordinal() > advisory.head().ordinal() && !(each instanceof Advisory.Recalled))
                for (var object : of(series, each))
                    StixTime.read(object.json().path("modified").stringValue(""))
                            .ifPresent(version -> told.putIfAbsent(object.id().toString(), version));
        return told;
    }

    private static Map<StixId, StixObject> byId(List<StixObject> objects) {
        var by = new LinkedHashMap<StixId, StixObject>();
        objects.forEach(each -> by.put(each.id(), each));
        return by;
    }

    /// The issues since which said it no longer: who has one of them, has been told.
    private static Set<UUID> without(StixId id, Advisory.Published since,
            Map<Advisory.Published, Map<StixId, StixObject>> said) {
        return said.entrySet().stream().filter(each -> each.getKey().head().ordinal() > since.head().ordinal())
                .filter(each -> !each.getValue().containsKey(id)).map(each -> each.getKey().id().value())
                .collect(Collectors.toSet());
    }

    private Optional<ObjectNode> revoked(StixObject said, Advisory.Published now) {
        return Revocations.of(said.json(), now.publication().issuedAt(),
                words.say(now.head().language(), "taxii.gone", now.number().toString()));
    }

    private static String importance(Importance importance) {
        return importance.name().toLowerCase(Locale.ROOT);
    }

    private static String title(Advisory.Published advisory) {
        return advisory.number() + " " + advisory.content().title();
    }

    /// What is said in the place of a recalled one: nothing of what it said.
    String recalled(Advisory.Recalled advisory) {
        return words.say(advisory.head().language(), "taxii.recalled", advisory.number().toString());
    }

    private static Optional<String> text(Advisory.Published advisory, FieldId field) {
        return advisory.content().fields().get(field).filter(FieldValue.Text.class::isInstance)
                .map(value -> ((FieldValue.Text) value).text());
    }

    private static TreeSet<String> cves(Advisory.Published advisory, List<JudgedSign> recognised) {
        var found = new TreeSet<String>();
        for (var each : texts(advisory))
            CVE.matcher(each).results().forEach(cve -> found.add(cve.group().toUpperCase(Locale.ROOT)));
        recognised.stream().map(JudgedSign::sign).filter(each -> each.type() == IndicatorType.CVE).map(Sign::value)
                .forEach(found::add);
        return found;
    }

    private static List<String> texts(Advisory.Published advisory) {
        var texts = new ArrayList<String>();
        texts.add(advisory.content().title());
        for (var field : TEXTS) text(advisory, field).ifPresent(texts::add);
        return texts;
    }
}
