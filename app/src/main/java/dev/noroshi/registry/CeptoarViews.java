package dev.noroshi.registry;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.AddressBook;
import dev.noroshi.directory.Ceptoar;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.CeptoarLists.CouncilAccession;
import dev.noroshi.directory.Contact;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Paging;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.EmergencyLines.EmergencyLine;
import dev.noroshi.registry.web.CeptoarView;
import dev.noroshi.registry.web.CeptoarView.Desk;
import dev.noroshi.registry.web.CeptoarView.Fact;
import dev.noroshi.registry.web.CeptoarView.History;
import dev.noroshi.registry.web.CeptoarView.HistoryRow;
import dev.noroshi.registry.web.CeptoarView.Means;
import dev.noroshi.registry.web.CeptoarView.Member;
import dev.noroshi.registry.web.CeptoarView.Members;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts one CEPTOAR into words.
@Component
class CeptoarViews {

    /// Members on a page: few enough to read, so many that most CEPTOARs need one page.
    static final int PAGE = 100;

    private final CeptoarLists lists;
    private final Directory directory;
    private final Registry registry;
    private final AddressBook addresses;
    private final ObjectProvider<EmergencyLines> emergency;
    private final Words words;
    private final Clock clock;

    CeptoarViews(CeptoarLists lists, Directory directory, Registry registry, AddressBook addresses,
            ObjectProvider<EmergencyLines> emergency, Words words, Clock clock) {
        this.lists = lists;
        this.directory = directory;
        this.registry = registry;
        this.addresses = addresses;
        this.emergency = emergency;
        this.words = words;
        this.clock = clock;
    }

    /// @param seesMembers whether the reader may see who is in it
    /// @param page of the members, from 0
    CeptoarView view(Caller caller, Ceptoar ceptoar, LocalDate on, boolean seesMembers, int page) {
        var language = caller.language();
        return new CeptoarView(new Times(language).day(on), PrintedDays.words(ceptoar.asOf(), language),
                facts(ceptoar, language), means(ceptoar, language), history(ceptoar, language),
                desks(ceptoar, on, seesMembers, language),
                seesMembers ? members(ceptoar, on, page, language) : null, "/registry?asOf=" + on);
    }

    private List<Fact> facts(Ceptoar ceptoar, Language language) {
        var facts = new ArrayList<Fact>();
        facts.add(said("sector", ceptoar.sector().label(language), ceptoar.sectorBasis().equals("printed")
                ? null
                : words.say(language, "registry.fact.sectorDerived"), language));
        if (ceptoar.umbrella() != null) facts.add(printed("umbrella", ceptoar.umbrella(), null, language));
        facts.add(printed("subSector", ceptoar.subSector(), null, language));
        facts.add(ministries(ceptoar, language));
        facts.add(printed("secretariat", Comparison.secretariat(ceptoar), null, language));
        facts.add(printed("members", ceptoar.members().printed(), total(ceptoar, language), language));
        facts.add(printed("breakdown", ceptoar.members().breakdown(), null, language));
        facts.add(printed("contactPoint", ceptoar.contactPoint().printed(), inferred(ceptoar, language), language));
        facts.add(printed("rules", ceptoar.rules().printed(), null, language));
        facts.add(printed("informationKind", ceptoar.informationKind(), null, language));
        facts.add(council(ceptoar, language));
        return facts;
    }

    private Fact printed(String key, @Nullable String value, @Nullable String note, Language language) {
        return new Fact(words.say(language, "registry.fact." + key), value, true, note);
    }

    private Fact said(String key, @Nullable String value, @Nullable String note, Language language) {
        return new Fact(words.say(language, "registry.fact." + key), value, false, note);
    }

    private Fact ministries(Ceptoar ceptoar, Language language) {
        var names = ceptoar.ministries().stream().map(each -> each.name(language))
                .collect(Collectors.joining(words.say(language, "registry.and")));
        return said("ministry", names.isEmpty() ? null : names, names.isEmpty()
                ? words.say(language, "registry.fact.noMinistry")
                : words.say(language, "registry.fact.ministrySource",
                        PrintedDays.words(ceptoar.ministries().getFirst().asOf(), language)),
                language);
    }

    private @Nullable String total(Ceptoar ceptoar, Language language) {
        var total = ceptoar.members().total();
        return total == null ? null : words.say(language, "registry.fact.total", MapViews.grouped(total));
    }

    private @Nullable String inferred(Ceptoar ceptoar, Language language) {
        var basis = ceptoar.contactPoint().basis();
        return basis == null || basis.equals("printed") ? null : words.say(language, "registry.fact.mergedCell");
    }

    private Fact council(Ceptoar ceptoar, Language language) {
        var accessions = lists.accessionsOf(ceptoar.code()).stream().map(each -> accession(each, language))
                .collect(Collectors.joining(words.say(language, "registry.and")));
        return said("council", accessions.isEmpty() ? null : accessions, null, language);
    }

    private String accession(CouncilAccession accession, Language language) {
        var day = new Times(language).day(accession.on());
        var number = accession.assembly();
        return number.isPresent()
                ? words.say(language, "registry.fact.accession." + accession.part(), day,
                        Integer.toString(number.getAsInt()))
                : day;
    }

    private @Nullable List<Means> means(Ceptoar ceptoar, Language language) {
        var means = ceptoar.means();
        if (means.mail() == null) return null;
        var all = new ArrayList<Means>();
        add("mail", means.mail(), all, language);
        add("phone", means.phone(), all, language);
        add("fax", means.fax(), all, language);
        add("web", means.web(), all, language);
        add("mobile", means.mobile(), all, language);
        add("satellite", means.satellite(), all, language);
        if (means.other() != null) all.add(new Means(means.other(), true));
        return all;
    }

    private void add(String key, @Nullable Boolean used, List<Means> all, Language language) {
        all.add(new Means(words.say(language, "registry.means." + key), Boolean.TRUE.equals(used)));
    }

    private History history(Ceptoar ceptoar, Language language) {
        var all = lists.historyOf(ceptoar.code());
        return new History(all.stream().map(each -> PrintedDays.words(each.asOf(), language)).toList(),
                List.of(row("name", all, Ceptoar::name, language),
                        row("secretariat", all, Comparison::secretariat, language),
                        row("members", all, each -> each.members().printed(), language),
                        row("contactPoint", all, each -> each.contactPoint().printed(), language),
                        row("rules", all, each -> each.rules().printed(), language),
                        row("means", all, each -> each.means().printed(), language)));
    }

    private HistoryRow row(String key, List<Ceptoar> all, Function<Ceptoar, @Nullable String> value,
            Language language) {
        var values = new ArrayList<@Nullable String>();
        for (var each : all)
            values.add(value.apply(each));
        return new HistoryRow(words.say(language, "registry.fact." + key), values);
    }

    private List<Desk> desks(Ceptoar ceptoar, LocalDate on, boolean withContacts, Language language) {
        var secretariats = directory.organisations(registry.secretariats(ceptoar.code(), on), on);
        var ministries = directory.ministriesFor(Set.of(ceptoar.sector().code()), on);
        var ids = new ArrayList<OrganisationId>();
        secretariats.forEach(each -> ids.add(each.id()));
        ministries.forEach(each -> ids.add(each.id()));
        var contacts = addresses.contacts(ids, on);
        var lines = emergency(ids, on, language);
        var desks = new ArrayList<Desk>();
        for (var each : secretariats)
            desks.add(desk("secretariat", each, withContacts ? contacts.get(each.id()) : null, lines, language));
        for (var each : ministries)
            desks.add(desk("ministry", each, withContacts ? contacts.get(each.id()) : null, lines, language));
        return desks;
    }

    /// Emergency desks are kept as they are now; for another day nothing is known.
    private Map<OrganisationId, List<EmergencyLine>> emergency(Collection<OrganisationId> ids, LocalDate on,
            Language language) {
        var known = emergency.getIfAvailable();
        return known == null || !on.equals(LocalDate.now(clock)) ? Map.of() : known.of(ids, language);
    }

    private Desk desk(String part, Organisation organisation, @Nullable Contact known,
            Map<OrganisationId, List<EmergencyLine>> lines, Language language) {
        var contact = known == null ? Contact.NONE : known;
        return new Desk(words.say(language, "registry.desk." + part), organisation.name(language),
                organisation.desk(language).orElse(null), contact.email(), contact.phone(), contact.fax(),
                contact.hotline(), contact.hours(), lines.getOrDefault(organisation.id(), List.of()));
    }

    private Members members(Ceptoar ceptoar, LocalDate on, int wanted, Language language) {
        var all = registry.members(Set.of(ceptoar.code()), on);
        var page = Math.min(wanted, Math.max(0, (all.size() - 1) / PAGE));
        var from = page * PAGE;
        var to = Math.min(from + PAGE, all.size());
        var lines = emergency(all.subList(from, to).stream().map(each -> each.organisation().id()).toList(), on,
                language);
        var shown = all.subList(from, to).stream().map(each -> {
            var state = each.organisation().state();
            return new Member(each.organisation().id().value(),
                    language.choose(state.nameJa(), state.nameEn() == null ? state.nameJa() : state.nameEn()),
                    state.nameKana(), state.profile().prefecture(), each.membership().validFrom(),
                    each.membership().validTo(), lines.getOrDefault(each.organisation().id(), List.of()));
        }).toList();
        var here = "/registry/ceptoars/" + ceptoar.code() + "?asOf=" + on + "&page=";
        var paging = new Paging(words.say(language, "registry.members.place", from + 1, to, all.size()),
                page == 0 ? null : here + (page - 1), to == all.size() ? null : here + (page + 1));
        var file = "/files/registry/members.csv?ceptoar=" + ceptoar.code() + "&asOf=" + on;
        return new Members(all.size(), shown, paging, file, file + "&for=program");
    }
}
