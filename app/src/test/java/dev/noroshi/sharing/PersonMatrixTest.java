package dev.noroshi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.noroshi.access.Role;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.DatabaseTest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Who inside an organisation may read what the organisation has, is held in two places that know nothing of each other,
/// the code and the database, and printed in a third, table 5. All three are asked the same, about everybody and
/// everything: body × its sectors × marking × form × sectors concerned × added × post × attachment × agreement of secrecy ×
/// circles.
@DatabaseTest
class PersonMatrixTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final SectorCode OWN = new SectorCode("electricity");
    private static final SectorCode OTHER = new SectorCode("gas");

    private final JdbcClient jdbc;
    private final Sharing sharing = new Sharing();
    private final List<Person> people = new ArrayList<>();

    PersonMatrixTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// How an agreement of secrecy may stand on a day.
    private enum Agreement {
        NONE(null),
        IN_FORCE(new Nda(TODAY.minusDays(9), null)),
        ENDS_TODAY(new Nda(TODAY.minusDays(9), TODAY)),
        ENDED_YESTERDAY(new Nda(TODAY.minusDays(9), TODAY.minusDays(1))),
        STARTS_TOMORROW(new Nda(TODAY.plusDays(1), null));

        private final @Nullable Nda nda;

        Agreement(@Nullable Nda nda) {
            this.nda = nda;
        }

        boolean counts() {
            return this == IN_FORCE || this == ENDS_TODAY;
        }
    }

    /// What an organisation may have settled about who needs to know, and where the person stands in it.
    private enum Circles {
        NO_CIRCLE,
        MEMBER,
        NOT_A_MEMBER,
        EMPTY_CIRCLE,
        MEMBER_FOR_OWN_SECTOR,
        MEMBER_FOR_OTHER_SECTOR,
        MEMBER_FOR_OTHER_SECTOR_AND_OF_ALL;

        /// Written from the sentence "with a circle only its members, in its sectors", not from the code.
        boolean needsToKnow(Set<SectorCode> concerned) {
            return switch (this) {
                case NO_CIRCLE, MEMBER, MEMBER_FOR_OTHER_SECTOR_AND_OF_ALL -> true;
                case NOT_A_MEMBER, EMPTY_CIRCLE -> false;
                case MEMBER_FOR_OWN_SECTOR -> concerned.contains(OWN);
                case MEMBER_FOR_OTHER_SECTOR -> concerned.contains(OTHER);
            };
        }
    }

    private record Person(PersonId id, OrganisationId organisation, Role role, Attachment attachment,
            Agreement agreement, Circles circles) {
    }

    /// One person for every role that reads and one that does not × attachment × agreement × circles.
    @BeforeEach
    void enterEverybody() {
        jdbc.sql("delete from sharing.circle").update();
        jdbc.sql("delete from directory.post").update();
        jdbc.sql("delete from directory.person").update();
        jdbc.sql("delete from directory.organisation where code like 'ORG-%'").update();
        long number = 1;
        for (var circles : Circles.values()) {
            var organisation = new OrganisationId("ORG-" + circles.name().replace('_', '-'));
            jdbc.sql("insert into directory.organisation (code, actor_class) values (:code, 'operator')")
                    .param("code", organisation.value()).update();
            var members = new ArrayList<PersonId>();
            for (var role : List.of(Role.OPERATOR_REPORTER, Role.ADMINISTRATOR))
                for (var attachment : Attachment.values())
                    for (var agreement : Agreement.values()) {
                        var person = new Person(new PersonId(number++), organisation, role, attachment, agreement,
                                circles);
                        enter(person);
                        people.add(person);
                        members.add(person.id());
                    }
            settle(organisation, circles, members);
        }
    }

    private void enter(Person person) {
        jdbc.sql("""
                insert into directory.person (id, login, name_ja, language) values (:id, :login, '甲', 'ja')""")
                .param("id", person.id().value()).param("login", "p" + person.id().value()).update();
        var nda = person.agreement().nda;
        jdbc.sql("""
                insert into directory.post (person, organisation, role, valid_from, attachment, nda_from, nda_until)
                values (:id, :organisation, :role, :from, :attachment, :ndaFrom::date, :ndaUntil::date)""")
                .param("id", person.id().value()).param("organisation", person.organisation().value())
                .param("role", person.role().code()).param("from", TODAY.minusYears(1))
                .param("attachment", person.attachment().code()).param("ndaFrom", nda == null ? null : nda.from())
                .param("ndaUntil", nda == null ? null : nda.until()).update();
    }

    private void settle(OrganisationId organisation, Circles circles, List<PersonId> members) {
        switch (circles) {
            case NO_CIRCLE -> {
            }
            case MEMBER -> circle(organisation, Set.of(), members);
            case NOT_A_MEMBER -> circle(organisation, Set.of(), List.of(new PersonId(999_999)));
            case EMPTY_CIRCLE -> circle(organisation, Set.of(), List.of());
            case MEMBER_FOR_OWN_SECTOR -> circle(organisation, Set.of(OWN), members);
            case MEMBER_FOR_OTHER_SECTOR -> circle(organisation, Set.of(OTHER), members);
            case MEMBER_FOR_OTHER_SECTOR_AND_OF_ALL -> {
                circle(organisation, Set.of(OTHER), members);
                circle(organisation, Set.of(), members);
            }
        }
    }

    private void circle(OrganisationId organisation, Set<SectorCode> sectors, List<PersonId> members) {
        var id = UUID.randomUUID();
        new CircleRows(jdbc).insert(organisation,
                new Circle(id, id.toString(), sectors, new HashSet<>(members), 1));
    }

    @Test
    void codeDatabaseAndTable5SayTheSameOfEverybodyAndEverything() throws IOException {
        var table5 = table5();
        var reads = saidByTheDatabase();
        var rows = new CircleRows(jdbc);
        var differing = new ArrayList<String>();
        int asked = 0;
        int granted = 0;
        for (var person : people) {
            var reader = new Reader(person.id(), person.organisation(), Readers.duty(person.role()),
                    person.attachment(), person.agreement().nda, rows.need(person.id(), person.organisation()));
            for (var each : everyMarking()) {
                for (var kind : ActorClass.values())
                    for (var worksIn : List.of(Set.of(OWN), Set.of(OTHER))) {
                        var body = new Organisation(person.organisation(), kind, "甲", "A", null, null, null, null,
                                worksIn);
                        asked++;
                        var code = sharing.permits(each, body) && PersonalRule.ask(reader, each.tlp(), each.sectors(),
                                TODAY) instanceof MayRead.May;
                        var database = reads.organisation(each, kind, worksIn, person.organisation())
                                && reads.person(person, each);
                        var printed = sharing.permits(each, body) && table5.permits(person, each);
                        if (code) granted++;
                        if (code != database || code != printed)
                            differing.add(person + " " + each + " " + kind + " " + worksIn + ": code " + code
                                    + ", database " + database + ", table 5 " + printed);
                    }
            }
        }
        assertThat(differing).isEmpty();
        assertThat(asked).isGreaterThan(200_000);
        assertThat(granted).isBetween(asked / 50, asked / 2);
    }

    private List<Marking> everyMarking() {
        var markings = new ArrayList<Marking>();
        for (var tlp : Tlp.values())
            for (var paper : Paper.values())
                for (var concerned : List.of(Set.<SectorCode>of(), Set.of(OWN), Set.of(OTHER)))
                    for (var added : List.of(Set.<OrganisationId>of(),
                            Arrays.stream(Circles.values()).map(c -> new OrganisationId(
                                    "ORG-" + c.name().replace('_', '-'))).collect(Collectors.toSet())))
                        markings.add(new Marking(tlp, paper, concerned, added));
        return markings;
    }

    /// What somebody may read, the code tells the database in a set; it must say the same as the single answers.
    @Test
    void whatTheDatabaseIsToldIsWhatTheRuleAnswers() {
        var rows = new CircleRows(jdbc);
        for (var person : people) {
            var reader = new Reader(person.id(), person.organisation(), Readers.duty(person.role()),
                    person.attachment(), person.agreement().nda, rows.need(person.id(), person.organisation()));
            var reads = PersonalRule.reads(reader, TODAY);
            for (var each : everyMarking())
                assertThat(reads.covers(each.tlp(), each.sectors())).as(person + " " + each).isEqualTo(
                        PersonalRule.ask(reader, each.tlp(), each.sectors(), TODAY) instanceof MayRead.May);
            var told = jdbc.sql("select always, if_concerned from platform.narrowed(:person, :organisation, :on, "
                    + ":always, :if, :sectors)").param("person", person.id().value())
                    .param("organisation", person.organisation().value()).param("on", TODAY)
                    .param("always", joined(reads.always())).param("if", joined(reads.ifConcerned()))
                    .param("sectors", joined(reads.sectors()))
                    .query((row, n) -> List.of(split(row.getString(1)), split(row.getString(2)))).single();
            assertThat(told).as(person.toString())
                    .containsExactly(names(reads.always()), names(reads.ifConcerned()));
        }
    }

    @Test
    void theDatabaseKeepsToTheNarrowerWhenTheProgramClaimsTooMuch() {
        var outsider = people.stream().filter(each -> each.attachment() == Attachment.CONSULTANT
                && each.agreement() == Agreement.NONE).findFirst().orElseThrow();
        assertThat(jdbc
                .sql("""
                select always || '/' || if_concerned
                from platform.narrowed(:person, :organisation, :on, 'RED,AMBER_STRICT,AMBER,GREEN,CLEAR', 'RED', 'gas')""")
                .param("person", outsider.id().value()).param("organisation", outsider.organisation().value())
                .param("on", TODAY).query(String.class).single()).isEqualTo("CLEAR/");
    }

    @Test
    void whoHoldsNoPostThatDayReadsWhatIsPublic() {
        assertThat(jdbc.sql("select array_to_string(always, ',') from sharing.reads(1, 'ORG-NO-CIRCLE', :on)")
                .param("on", TODAY.minusYears(2)).query(String.class).single()).isEqualTo("CLEAR");
    }

    @Test
    void nothingNarrowerIsReadByWhoMayNotReadTheWider() {
        var rows = new CircleRows(jdbc);
        for (var person : people)
            for (var concerned : List.of(Set.<SectorCode>of(), Set.of(OWN), Set.of(OTHER))) {
                var reader = new Reader(person.id(), person.organisation(), Readers.duty(person.role()),
                        person.attachment(), person.agreement().nda, rows.need(person.id(), person.organisation()));
                assertThat(Arrays.stream(Tlp.values())
                        .map(tlp -> PersonalRule.ask(reader, tlp, concerned, TODAY) instanceof MayRead.May).toList())
                        .as(person.toString()).isSorted();
            }
    }

    private SaidByTheDatabase saidByTheDatabase() {
        var always = new HashMap<PersonId, Set<String>>();
        var ifConcerned = new HashMap<PersonId, Set<String>>();
        var concerned = new HashMap<PersonId, Set<String>>();
        for (var person : people)
            jdbc.sql("""
                    select array_to_string(always, ',') as always, array_to_string(if_concerned, ',') as limited,
                           array_to_string(concerned, ',') as concerned
                    from sharing.reads(:person, :organisation, :on)""").param("person", person.id().value())
                    .param("organisation", person.organisation().value()).param("on", TODAY).query(row -> {
                        always.put(person.id(), split(row.getString("always")));
                        ifConcerned.put(person.id(), split(row.getString("limited")));
                        concerned.put(person.id(), split(row.getString("concerned")));
                    });
        return new SaidByTheDatabase(jdbc, always, ifConcerned, concerned, new HashMap<>());
    }

    private record SaidByTheDatabase(JdbcClient jdbc, Map<PersonId, Set<String>> always,
            Map<PersonId, Set<String>> ifConcerned, Map<PersonId, Set<String>> concerned,
            Map<String, Boolean> permitted) {

        boolean person(Person person, Marking marking) {
            var tlp = marking.tlp().name();
            return always.getOrDefault(person.id(), Set.of()).contains(tlp)
                    || ifConcerned.getOrDefault(person.id(), Set.of()).contains(tlp) && marking.sectors().stream()
                            .anyMatch(sector -> concerned.getOrDefault(person.id(), Set.of()).contains(sector.value()));
        }

        boolean organisation(Marking marking, ActorClass kind, Set<SectorCode> worksIn, OrganisationId organisation) {
            return permitted.computeIfAbsent(marking + " " + kind + " " + worksIn + " " + organisation, _ -> jdbc.sql("""
                    select sharing.permits(:tlp, :paper, :concerned, :added, :organisation, :kind, :works)""")
                    .param("tlp", marking.tlp().name()).param("paper", marking.paper().name())
                    .param("concerned", codes(marking.sectors())).param("added", codes(marking.added()))
                    .param("organisation", organisation.value()).param("kind", kind.code())
                    .param("works", codes(worksIn)).query(Boolean.class).single());
        }

        private static String[] codes(Set<?> codes) {
            return codes.stream().map(Object::toString).toArray(String[]::new);
        }
    }

    /// The third witness reads the paper.
    private record Printed(JsonNode levels) {

        boolean permits(Person person, Marking marking) {
            if (marking.tlp() == Tlp.CLEAR) return true;
            if (person.role() == Role.ADMINISTRATOR) return false;
            // not in the framework: AMBER for staff only
            var isStrict = marking.tlp() == Tlp.AMBER_STRICT;
            var level = level(isStrict ? Tlp.AMBER : marking.tlp());
            var persons = level.path("persons");
            // RED names no persons: the parties' own staff who need to know, the narrowest reading
            var isSilent = persons.isEmpty();
            var needToKnow = isSilent || level.path("need_to_know").asBoolean();
            var printed = isSilent ? level(Tlp.AMBER).path("persons") : persons;
            Optional<Boolean> nda = Optional.empty();
            for (var each : printed)
                if (each.path("code").asText().equals(person.attachment().code()))
                    nda = Optional.of(each.path("nda_required").asBoolean());
            if (nda.isEmpty()) return false;
            if ((isStrict || isSilent) && nda.get()) return false;
            return (!nda.get() || person.agreement().counts())
                    && (!needToKnow || person.circles().needsToKnow(marking.sectors()));
        }

        private JsonNode level(Tlp tlp) {
            for (var level : levels)
                if (level.path("code").asText().equals(tlp.name())) return level;
            throw new AssertionError("tlp.yaml has no " + tlp);
        }
    }

    private static Printed table5() throws IOException {
        try (var file = PersonMatrixTest.class.getResourceAsStream("/reference/tlp.yaml")) {
            return new Printed(new YAMLMapper().readTree(file).path("levels"));
        }
    }

    private static Set<String> split(String listed) {
        return listed.isEmpty() ? Set.of() : Set.of(listed.split(","));
    }

    private static Set<String> names(Set<Tlp> tlps) {
        return tlps.stream().map(Tlp::name).collect(Collectors.toSet());
    }

    private static String joined(Set<?> codes) {
        return codes.stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
