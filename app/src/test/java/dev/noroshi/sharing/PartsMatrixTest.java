package dev.noroshi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.DatabaseTest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who may see a part of a report is held in two places, the code and the database. Here they are asked the same of
/// everybody and everything, and table 5 as printed is asked as a third.
@DatabaseTest
class PartsMatrixTest {

    private static final SectorCode GAS = new SectorCode("gas");
    private static final SectorCode WATER = new SectorCode("water");
    private static final OrganisationId ASKED = new OrganisationId("OP-A");
    private static final OrganisationId OTHER = new OrganisationId("OP-B");
    private static final LocalDate SINCE = LocalDate.of(2026, 4, 1);
    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    private final JdbcClient jdbc;
    private final PartsRule rule = new PartsRule(new Sharing());

    PartsMatrixTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How the organisation stands to the centre's analysis: with or without an agreement, and on which side of its days.
    private enum Agreed {
        NEVER(null), NOT_YET(SINCE.minusDays(1)), FIRST_DAY(SINCE), LAST_DAY(UNTIL), NO_LONGER(UNTIL.plusDays(1));

        private final @Nullable LocalDate day;

        Agreed(@Nullable LocalDate day) {
            this.day = day;
        }

        LocalDate on() {
            return day == null ? SINCE : day;
        }

        PartsRule.Relation relation() {
            var agreement = new Agreement(UUID.randomUUID(), ASKED, SINCE, UNTIL, "分析", new PersonId(1), Instant.EPOCH);
            return day != null && agreement.holdsOn(day) ? PartsRule.Relation.AGREED : PartsRule.Relation.NONE;
        }
    }

    /// What the body works in that day: a sector directly concerned, another, or none, having left its CEPTOAR.
    private enum Member {
        CONCERNED(Set.of(GAS)), OF_ANOTHER(Set.of(WATER)), OF_BOTH(Set.of(GAS, WATER)), LEFT(Set.of());

        private final Set<SectorCode> sectors;

        Member(Set<SectorCode> sectors) {
            this.sectors = sectors;
        }
    }

    /// One question to the rule.
    ///
    /// @param part the part's own scope; null when it has that of the report
    private record Case(Tlp report, @Nullable Tlp part, Paper paper, Set<SectorCode> concerned,
            Set<OrganisationId> added, ActorClass kind, Member member, Agreed agreed) {

        Tlp scope() {
            return part == null ? report : part;
        }

        Marking marking() {
            return new Marking(scope(), paper, concerned, added);
        }

        Organisation organisation() {
            return new Organisation(ASKED, kind, "甲", "A", null, null, null, null, member.sectors);
        }
    }

    @BeforeEach
    void anAgreementThatBeginsAndEnds() {
        jdbc.sql("delete from sharing.agreement where organisation = :asked").param("asked", ASKED.value()).update();
        jdbc.sql("""
                insert into sharing.agreement (id, organisation, since, until, subject, recorded_by, recorded_at)
                values (gen_random_uuid(), :asked, :since, :until, '分析', 1, now())""").param("asked", ASKED.value())
                .param("since", SINCE).param("until", UNTIL).update();
    }

    private static List<Case> everyCase() {
        var parts = new ArrayList<@Nullable Tlp>(List.of(Tlp.values()));
        parts.add(null);
        var cases = new ArrayList<Case>();
        for (var report : Tlp.values())
            for (var part : parts)
                for (var paper : Paper.values())
                    for (var concerned : List.of(Set.<SectorCode>of(), Set.of(GAS)))
                        for (var added : List.of(Set.<OrganisationId>of(), Set.of(OTHER), Set.of(ASKED)))
                            for (var kind : ActorClass.values())
                                for (var member : Member.values())
                                    for (var agreed : Agreed.values())
                                        cases.add(
                                                new Case(report, part, paper, concerned, added, kind, member, agreed));
        return cases;
    }

    @Test
    void codeAndDatabaseSayTheSameOfEveryPartAndEveryBody() {
        var cases = everyCase();
        assertThat(cases.size()).isGreaterThan(60_000);
        var said = saidByTheDatabase(cases);
        var differing = new ArrayList<String>();
        for (int n = 0; n < cases.size(); n++) {
            var each = cases.get(n);
            var code = rule.permits(each.marking(), each.organisation(), each.agreed().relation());
            if (code != said.get(n)) differing.add(each + ": code " + code + ", database " + said.get(n));
        }
        assertThat(differing).isEmpty();
        assertThat(said).contains(true, false);
    }

    private List<Boolean> saidByTheDatabase(List<Case> cases) {
        return jdbc.sql("""
                select sharing.permits_on(tlp, paper, string_to_array(concerned, ','), string_to_array(added, ','),
                                          organisation, kind, string_to_array(works_in, ','), day::date)
                from unnest(:tlps::text[], :papers::text[], :concerned::text[], :added::text[], :organisations::text[],
                            :kinds::text[], :works::text[], :days::text[])
                     with ordinality as c (tlp, paper, concerned, added, organisation, kind, works_in, day, n)
                order by n""")
                .param("tlps", texts(cases.stream().map(each -> each.scope().name()).toList()))
                .param("papers", texts(cases.stream().map(each -> each.paper().name()).toList()))
                .param("concerned", texts(cases.stream().map(each -> joined(each.concerned())).toList()))
                // who never agreed is asked about under another name, which nobody has added either
                .param("added", texts(cases.stream().map(each -> joined(each.added()
                        .stream().map(id -> id.equals(ASKED) ? asked(each) : id.value()).collect(Collectors.toSet())))
                        .toList()))
                .param("organisations", texts(cases.stream().map(PartsMatrixTest::asked).toList()))
                .param("kinds", texts(cases.stream().map(each -> each.kind().code()).toList()))
                .param("works", texts(cases.stream().map(each -> joined(each.member().sectors)).toList()))
                .param("days", texts(cases.stream().map(each -> each.agreed().on().toString()).toList()))
                .query(Boolean.class).list();
    }

    private static String asked(Case each) {
        return each.agreed() == Agreed.NEVER ? "OP-NEVER" : ASKED.value();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static String joined(Set<?> ids) {
        return ids.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }

    /// The third witness reads table 5 as it is printed: the recipients of a level, in which 直接関係する and 情報提供元の bind a
    /// recipient to its sectors, and the note on the centre by which agencies share in its analysis.
    @Test
    void bothSayWhatIsPrintedInTable5() throws IOException {
        var levels = levels();
        var asked = 0;
        for (var each : everyCase()) {
            var level = levels.get(each.scope());
            if (level == null || each.paper() == Paper.ADVISORY) continue;
            asked++;
            assertThat(rule.permits(each.marking(), each.organisation(), each.agreed().relation())).as(each.toString())
                    .isEqualTo(isPrinted(level, each));
        }
        assertThat(asked).isGreaterThan(20_000);
    }

    private static boolean isPrinted(JsonNode level, Case each) {
        // ※１: whom the originator has added is within the scope
        if (each.added().contains(ASKED)) return true;
        for (var recipient : level.path("recipients")) {
            var actor = recipient.path("actor").asText();
            if (actor.equals("anyone")) return true;
            var kind = actor.equals("ceptoar") ? ActorClass.CEPTOAR_SECRETARIAT.code() : actor;
            var label = recipient.path("label_ja").asText();
            var isBound = label.contains("直接関係する") || label.contains("情報提供元の");
            if (kind.equals(each.kind().code()) && (!isBound
                    || each.member().sectors.stream().anyMatch(each.concerned()::contains)))
                return true;
            var hasNote2 = StreamSupport.stream(recipient.path("notes").spliterator(), false)
                    .anyMatch(note -> note.asText().equals("note-2"));
            if (hasNote2 && each.kind().code().equals("infosec-agency")
                    && (each.agreed() == Agreed.FIRST_DAY || each.agreed() == Agreed.LAST_DAY))
                return true;
        }
        return false;
    }

    private static Map<Tlp, JsonNode> levels() throws IOException {
        try (var file = PartsMatrixTest.class.getResourceAsStream("/reference/tlp.yaml")) {
            var levels = new LinkedHashMap<Tlp, JsonNode>();
            for (var level : new YAMLMapper().readTree(file).path("levels"))
                Tlp.parse(level.path("code").asText()).ifPresent(tlp -> levels.put(tlp, level));
            assertThat(levels).hasSize(4);
            return levels;
        }
    }

    @Test
    void whoSeesANarrowPartSeesEveryWiderOne() {
        for (var each : everyCase())
            if (each.part() != null && rule.permits(each.marking(), each.organisation(), each.agreed().relation()))
                for (var wider : Tlp.values())
                    if (wider.isWiderThan(each.part()))
                        assertThat(rule.permits(new Marking(wider, each.paper(), each.concerned(), each.added()),
                                each.organisation(), each.agreed().relation())).as(each + " at " + wider).isTrue();
    }

    @Test
    void whatIsMadeOfSomePartsGoesAsFarAsTheNarrowest() {
        assertThat(rule.narrowest(List.of(Tlp.CLEAR, Tlp.AMBER, Tlp.GREEN))).isEqualTo(Tlp.AMBER);
        assertThat(rule.narrowest(List.of(Tlp.GREEN))).isEqualTo(Tlp.GREEN);
    }

    @Test
    void anAgreementIsWithAgenciesAndAboutReportsOnly() {
        for (var kind : ActorClass.values()) {
            var body = new Organisation(ASKED, kind, "甲", "A", null, null, null, null, Set.of());
            var isMore = rule.permits(Marking.ofReport(Tlp.RED, Set.of()), body, PartsRule.Relation.AGREED)
                    && !rule.permits(Marking.ofReport(Tlp.RED, Set.of()), body, PartsRule.Relation.NONE);
            assertThat(isMore).as(kind.code()).isEqualTo(kind == ActorClass.INFOSEC_AGENCY);
            assertThat(Optional.of(rule.permits(Marking.ofAdvisory(Tlp.AMBER, Set.of()), body,
                    PartsRule.Relation.AGREED))).as(kind.code()).contains(kind == ActorClass.NISC);
        }
    }
}
