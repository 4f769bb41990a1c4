package dev.noroshi.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.testing.DatabaseTest;
import dev.noroshi.testing.SettableClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class RegistryTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final OrganisationId BANK_1 = new OrganisationId("op-bank-01");
    private static final OrganisationId SEC_BANK = new OrganisationId("sec-bank");

    private final JdbcClient jdbc;
    private final Registry registry;
    private final Directory directory;
    private final CeptoarLists lists;
    private final SettableClock clock;

    RegistryTest(JdbcClient jdbc, SettableClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        registry = new RegistryTables(jdbc);
        directory = new DirectoryTables(jdbc, clock);
        lists = new CeptoarTables(jdbc);
    }

    @BeforeEach
    void emptyTheRegistryAndEnterTheWorld() {
        jdbc.sql("truncate directory.organisation, directory.person cascade").update();
        new ReferenceLoad(jdbc).run();
        World.enter(registry, lists);
    }

    @Test
    void theWholeWorldIsEntered() {
        assertThat(count("organisation where actor_class = 'operator'")).isEqualTo(105);
        // 61 institutions: nisc and nco are one, FSA is the ministry of the reference as well, four ministries more
        assertThat(count("organisation where actor_class <> 'operator'")).isEqualTo(61 - 1 + 4);
        assertThat(count("person")).isEqualTo(357);
        assertThat(count("affiliation where part = 'member'")).isEqualTo(105);
        assertThat(count("affiliation where part = 'secretariat'")).isEqualTo(21);
    }

    @Test
    void enteringItAgainChangesNothing() {
        var before = everything();
        World.enter(registry, lists);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whoLeavesTheLastCeptoarTakesItsPeopleAlong() {
        var people = jdbc.sql("select p.login from directory.person p join directory.post t on t.person = p.id"
                + " where t.organisation = :id").param("id", BANK_1.value()).query(String.class).list();
        var joined = registry.affiliations(List.of(BANK_1)).getFirst();
        var lastDay = TODAY.plusDays(10);
        registry.enterAffiliations(
                List.of(AffiliationEntry.member(BANK_1, joined.ceptoar(), joined.validFrom(), lastDay)));
        clock.set(lastDay.atTime(23, 59).atZone(clock.getZone()).toInstant());
        assertThat(people).isNotEmpty().allMatch(login -> directory.personByLogin(login).isPresent());
        clock.set(lastDay.plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        assertThat(people).noneMatch(login -> directory.personByLogin(login).isPresent());
    }

    @Test
    void whoMovesToAnotherCeptoarKeepsItsPeople() {
        var joined = registry.affiliations(List.of(BANK_1)).getFirst();
        var other = lists.codesByName().values().stream().filter(code -> !code.equals(joined.ceptoar())).findFirst()
                .orElseThrow();
        registry.enterAffiliations(List.of(AffiliationEntry.member(BANK_1, other, TODAY.plusDays(1), null)));
        clock.set(TODAY.plusDays(30).atStartOfDay(clock.getZone()).toInstant());
        assertThat(jdbc.sql("select count(*) from directory.post where organisation = :id and valid_to is not null")
                .param("id", BANK_1.value()).query(Integer.class).single()).isZero();
    }

    @Test
    void noTwoFactsAboutTheSameThingOverlap() {
        for (var table : List.of("organisation_state a join directory.organisation_state b using (organisation)",
                "affiliation a join directory.affiliation b using (organisation)",
                "organisation_sector a join directory.organisation_sector b using (organisation, sector)",
                "post a join directory.post b using (person)"))
            assertThat(count(table + " where a.valid_from < b.valid_from"
                    + " and coalesce(a.valid_to, 'infinity') >= b.valid_from")).as(table).isZero();
    }

    @Test
    void anOperatorReportsToItsSecretariatAndTheMinistryDeskOfItsSector() {
        assertThat(id(directory.secretariatOf(BANK_1, TODAY).orElseThrow())).isEqualTo("sec-bank");
        assertThat(id(directory.ministryOf(BANK_1, TODAY).orElseThrow())).isEqualTo("FSA");
        assertThat(id(directory.ministryOf(SEC_BANK, TODAY).orElseThrow())).isEqualTo("FSA");
        assertThat(id(directory.ministryOf(new OrganisationId("op-port-01"), TODAY).orElseThrow()))
                .isEqualTo("MLIT-logistics");
    }

    @Test
    void aDeskAnswersRatherThanItsMinistry() {
        assertThat(directory.ministriesFor(Set.of(new SectorCode("electricity"), new SectorCode("credit")), TODAY))
                .extracting(RegistryTest::id).containsExactlyInAnyOrder("METI-power", "METI-credit");
    }

    @Test
    void waterMovesFromOneMinistryToAnotherOnItsDay() {
        var water = new OrganisationId("op-water-01");
        assertThat(id(directory.ministryOf(water, LocalDate.of(2024, 3, 31)).orElseThrow())).isEqualTo("MHLW-water");
        assertThat(id(directory.ministryOf(water, LocalDate.of(2024, 4, 1)).orElseThrow())).isEqualTo("MLIT-water");
        assertThat(directory.organisation(new OrganisationId("MHLW-water"), LocalDate.of(2024, 4, 1))).isEmpty();
    }

    @Test
    void theCentreKeepsItsPeopleThroughItsRenaming() {
        var before = directory.centre(LocalDate.of(2025, 6, 30));
        var after = directory.centre(LocalDate.of(2025, 7, 1));
        assertThat(before.id()).isEqualTo(after.id());
        assertThat(before.nameJa()).isEqualTo("内閣官房内閣サイバーセキュリティセンター（NISC）");
        assertThat(after.nameJa()).isEqualTo("国家サイバー統括室（NCO）");
        assertThat(directory.centre(LocalDate.of(2014, 5, 1)).nameJa()).isEqualTo("内閣官房情報セキュリティセンター");
        assertThat(directory.personByLogin("rindoya.naoto").orElseThrow().organisation()).isEqualTo(after.id());
    }

    @Test
    void aSecretariatHasTheMembersOfItsCeptoar() {
        assertThat(directory.membersOf(SEC_BANK, TODAY)).hasSize(5)
                .allSatisfy(each -> assertThat(each.ceptoar()).isEqualTo("bank-ceptoar"));
        assertThat(directory.membersOf(BANK_1, TODAY)).as("an operator runs none").isEmpty();
    }

    @Test
    void allSecretariatsAnswerInOneQuestion() {
        var secretariats = jdbc.sql("select organisation from directory.affiliation where part = 'secretariat'")
                .query(String.class).list().stream().map(OrganisationId::new).toList();
        var members = directory.membersOf(secretariats, TODAY);
        assertThat(members).hasSize(21);
        assertThat(members.values().stream().mapToInt(List::size).sum()).isEqualTo(105);
        var operators = members.values().stream().flatMap(List::stream).map(Organisation::id).toList();
        assertThat(directory.secretariatsOf(operators, TODAY)).hasSize(105);
        assertThat(directory.ministriesOf(operators, TODAY)).hasSize(105);
    }

    @Test
    void aMinistryDeskPassesOnWithinItsSectors() {
        var desk = new OrganisationId("METI-power");
        assertThat(directory.secretariatsUnder(desk, Set.of(new SectorCode("electricity"), new SectorCode("water")),
                TODAY)).extracting(RegistryTest::id).containsExactly("sec-electricity");
        assertThat(directory.secretariatsUnder(desk, Set.of(), TODAY)).isEmpty();
    }

    @Test
    void aRenamedOperatorKeepsItsOldNameForTheDaysBefore() {
        var day = LocalDate.of(2026, 4, 1);
        registry.enterOrganisations(List.of(operator("新しい銀行株式会社", day, null)));
        assertThat(directory.organisation(BANK_1, day).orElseThrow().nameJa()).isEqualTo("新しい銀行株式会社");
        assertThat(directory.organisation(BANK_1, day.minusDays(1)).orElseThrow().nameJa()).isNotEqualTo("新しい銀行株式会社");
        assertThat(directory.organisation(BANK_1, day).orElseThrow().sectors())
                .containsExactly(new SectorCode("finance"));
        assertThat(count("organisation_sector where organisation = 'op-bank-01'")).as("an unchanged fact is not split")
                .isEqualTo(1);
    }

    @Test
    void whatIsRecordedForLaterDaysStaysWhenAnEarlierDayIsEntered() {
        registry.enterOrganisations(List.of(operator("二番目", LocalDate.of(2026, 4, 1), null)));
        registry.enterOrganisations(List.of(operator("一番目", LocalDate.of(2025, 4, 1), null)));
        assertThat(directory.organisation(BANK_1, LocalDate.of(2026, 3, 31)).orElseThrow().nameJa()).isEqualTo("一番目");
        assertThat(directory.organisation(BANK_1, LocalDate.of(2026, 4, 1)).orElseThrow().nameJa()).isEqualTo("二番目");
    }

    @Test
    void anOperatorThatEndsIsGoneTheDayAfter() {
        registry.enterOrganisations(List.of(operator("閉じる銀行", LocalDate.of(2026, 4, 1), LocalDate.of(2026, 9, 30))));
        assertThat(directory.organisation(BANK_1, LocalDate.of(2026, 9, 30))).isPresent();
        assertThat(directory.organisation(BANK_1, LocalDate.of(2026, 10, 1))).isEmpty();
        assertThat(directory.membersOf(SEC_BANK, LocalDate.of(2026, 10, 1))).hasSize(4);
    }

    @Test
    void whoLeavesACeptoarHasNoSecretariatTheDayAfter() {
        registry.enterAffiliations(List.of(AffiliationEntry.member(BANK_1, new CeptoarCode("bank-ceptoar"),
                LocalDate.of(2007, 4, 2), LocalDate.of(2026, 6, 30))));
        assertThat(directory.secretariatOf(BANK_1, LocalDate.of(2026, 6, 30))).isPresent();
        assertThat(directory.secretariatOf(BANK_1, LocalDate.of(2026, 7, 1))).isEmpty();
        assertThat(directory.membersOf(SEC_BANK, LocalDate.of(2026, 7, 1))).hasSize(4);
    }

    @Test
    void whoMovesToAnotherCeptoarBelongsToOneOfThemOnEveryDay() {
        var day = LocalDate.of(2026, 10, 1);
        registry.enterAffiliations(
                List.of(AffiliationEntry.member(BANK_1, new CeptoarCode("credit-ceptoar"), day, null)));
        assertThat(id(directory.secretariatOf(BANK_1, day.minusDays(1)).orElseThrow())).isEqualTo("sec-bank");
        assertThat(id(directory.secretariatOf(BANK_1, day).orElseThrow())).isEqualTo("sec-credit");
    }

    @Test
    void aCorrectedStartReplacesTheWrongOne() {
        var ceptoar = new CeptoarCode("bank-ceptoar");
        registry.enterAffiliations(List.of(AffiliationEntry.member(BANK_1, ceptoar, LocalDate.of(2010, 1, 1), null)));
        assertThat(registry.affiliations(List.of(BANK_1)))
                .containsExactly(AffiliationEntry.member(BANK_1, ceptoar, LocalDate.of(2010, 1, 1), null));
    }

    @Test
    void whoseFirstDayIsAheadMayNotSignInYet() {
        var person = person("new.person", LocalDate.of(2026, 12, 1), null);
        var id = registry.enterPeople(List.of(person)).get("new.person");
        assertThat(directory.personByLogin("new.person")).isEmpty();
        clock.set(Instant.parse("2026-11-30T15:00:00Z"));
        assertThat(directory.personByLogin("new.person").orElseThrow().id()).isEqualTo(id);
    }

    @Test
    void whoHasLeftMayNotSignInButIsStillNamed() {
        var ids = registry.enterPeople(List.of(person("left.person", LocalDate.of(2024, 4, 1),
                LocalDate.of(2026, 11, 19))));
        assertThat(directory.personByLogin("left.person")).isEmpty();
        assertThat(directory.person(java.util.Objects.requireNonNull(ids.get("left.person"))).orElseThrow().nameJa())
                .isEqualTo("試験　太郎");
    }

    @Test
    void numbersOfPeopleDoNotFollowOneAnother() {
        var numbers = jdbc.sql("select id from directory.person order by login").query(Long.class).list();
        assertThat(numbers).doesNotHaveDuplicates().isNotEqualTo(numbers.stream().sorted().toList());
    }

    @Test
    void theAddressBookReachesDesksAndPeople() {
        var book = new AddressTables(jdbc);
        assertThat(book.contacts(List.of(SEC_BANK), TODAY).get(SEC_BANK)).isNotNull()
                .extracting(Contact::email).isEqualTo("desk@sec-bank.example.jp");
        assertThat(book.people(List.of(SEC_BANK, BANK_1), TODAY).get(SEC_BANK)).hasSize(2);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        var members = registry.members(Set.of(new CeptoarCode("bank-ceptoar")), TODAY);
        assertThat(members).hasSize(5);
        var first = registry.organisations(List.of(BANK_1), TODAY).get(BANK_1);
        registry.enterOrganisations(List.of(java.util.Objects.requireNonNull(first)));
        assertThat(registry.organisations(List.of(BANK_1), TODAY).get(BANK_1)).isEqualTo(first);
    }

    private static OrganisationEntry operator(String name, LocalDate from, @Nullable LocalDate to) {
        return new OrganisationEntry(BANK_1, ActorClass.OPERATOR, null, OrganisationState.named(name, null, null),
                Set.of(new SectorCode("finance")), from, to);
    }

    private static PersonEntry person(String login, LocalDate from, @Nullable LocalDate to) {
        return new PersonEntry(login, "試験　太郎", null, null, dev.noroshi.kernel.Language.JA, BANK_1,
                "operator-reporter", null, null, null, null, null, from, to);
    }

    private static String id(Organisation organisation) {
        return organisation.id().value();
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from directory." + what).query(Integer.class).single();
    }

    private List<String> everything() {
        return List.of("organisation", "organisation_state", "organisation_sector", "affiliation", "person", "post")
                .stream().flatMap(table -> jdbc.sql("select '" + table + "' || r::text from directory." + table
                        + " r order by 1").query(String.class).list().stream())
                .toList();
    }
}
