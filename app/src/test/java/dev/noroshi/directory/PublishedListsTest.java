package dev.noroshi.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.testing.DatabaseTest;
import dev.noroshi.testing.SettableClock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@DatabaseTest
class PublishedListsTest {

    private static final LocalDate APRIL_2025 = LocalDate.of(2025, 4, 16);

    private final JdbcClient jdbc;
    private final CeptoarLists lists;
    private final Directory directory;

    PublishedListsTest(JdbcClient jdbc, SettableClock clock) {
        this.jdbc = jdbc;
        lists = new CeptoarTables(jdbc);
        directory = new DirectoryTables(jdbc, clock);
        new ReferenceLoad(jdbc).run();
    }

    @ParameterizedTest
    @CsvSource({"2014-04-01, 13, 18, 2014-04", "2014-04-30, 13, 18, 2014-04", "2016-09-29, 13, 18, 2014-04",
            "2016-09-30, 13, 18, 2016-09-30", "2017-04-17, 13, 18, 2016-09-30", "2017-04-18, 14, 18, 2016-09-30",
            "2024-09-30, 14, 20, 2024-09-30", "2025-04-15, 14, 20, 2024-09-30", "2025-04-16, 15, 21, 2025-04-16",
            "2026-11-20, 15, 21, 2025-04-16"})
    void everyDayShowsTheLastListsNotAfterIt(LocalDate day, int sectors, int ceptoars, String asOf) {
        var map = lists.on(day);
        assertThat(map.sectors()).hasSize(sectors);
        assertThat(map.ceptoars()).hasSize(ceptoars);
        assertThat(Objects.requireNonNull(map.list()).asOf()).isEqualTo(asOf);
    }

    @Test
    void beforeTheFirstListNothingIsKnownOfCeptoars() {
        var map = lists.on(LocalDate.of(2014, 3, 31));
        assertThat(map.ceptoars()).isEmpty();
        assertThat(map.list()).isNull();
        assertThat(map.sectors()).as("the special action plan of 2000 had seven").hasSize(7);
        assertThat(lists.on(LocalDate.of(2000, 11, 30)).sectors()).isEmpty();
    }

    @Test
    void membersOfApril2025AddUpToWhatTheListsPrint() {
        assertThat(lists.on(APRIL_2025).membersRead()).isEqualTo(4361);
    }

    @Test
    void aPaperThatOnlyAddsDoesNotMakeTheOtherRowsNewer() {
        var map = lists.on(APRIL_2025);
        assertThat(ceptoar(map, "port-ceptoar").asOf()).isEqualTo("2025-04-16");
        assertThat(ceptoar(map, "bank-ceptoar").asOf()).isEqualTo("2024-09-30");
    }

    @Test
    void whatAListDoesNotSayStaysUnknown() {
        var bank = ceptoar(lists.on(APRIL_2025), "bank-ceptoar");
        assertThat(bank.contactPoint().printed()).isNull();
        assertThat(bank.rules().printed()).isNull();
        assertThat(bank.means().printed()).isNull();
        assertThat(bank.means().mail()).isNull();
        assertThat(bank.subSector()).isNull();
    }

    @Test
    void underConsiderationStaysUnderConsideration() {
        var chemical = ceptoar(lists.on(LocalDate.of(2014, 4, 15)), "chemical-ceptoar");
        assertThat(chemical.members().printed()).isEqualTo("検討中");
        assertThat(chemical.members().total()).isNull();
        assertThat(chemical.contactPoint().printed()).isEqualTo("検討中");
        assertThat(chemical.rules().printed()).isEqualTo("検討中");
        assertThat(chemical.means().printed()).isEqualTo("検討中");
        assertThat(chemical.means().mail()).isNull();
    }

    @Test
    void noPaperSaysWhichMinistryTheLaterCeptoarsHave() {
        var without = lists.on(APRIL_2025).ceptoars().stream().filter(each -> each.ministries().isEmpty())
                .map(each -> each.code().value()).toList();
        assertThat(without).containsExactlyInAnyOrder("payment-ceptoar", "airport-ceptoar", "port-ceptoar");
        var water = ceptoar(lists.on(APRIL_2025), "water-ceptoar").ministries();
        assertThat(water).extracting(Ceptoar.StatedMinistry::nameJa).containsExactly("厚生労働省");
        assertThat(water.getFirst().asOf()).isEqualTo("2014");
    }

    @Test
    void ceptoarsStandInTheOrderOfTheSectors() {
        assertThat(lists.on(APRIL_2025).ceptoars()).extracting(each -> each.code().value()).containsExactly(
                "t-ceptoar", "cabletv-ceptoar", "broadcast-ceptoar", "bank-ceptoar", "securities-ceptoar",
                "life-insurance-ceptoar", "non-life-insurance-ceptoar", "payment-ceptoar", "aviation-ceptoar",
                "airport-ceptoar", "railway-ceptoar", "electricity-ceptoar", "gas-ceptoar",
                "local-government-ceptoar", "medical-ceptoar", "water-ceptoar", "logistics-ceptoar",
                "chemical-ceptoar", "credit-ceptoar", "petroleum-ceptoar", "port-ceptoar");
    }

    @Test
    void everyPrintedColumnOfEveryRowIsKept() {
        var columns = Map.ofEntries(Map.entry("code", "ceptoar"), Map.entry("sector", "sector_printed"),
                Map.entry("sector_code", "sector"), Map.entry("secretariat_org", "secretariat_organisation"),
                Map.entry("secretariat_dept", "secretariat_department"));
        var expected = new ArrayList<Map<String, String>>();
        for (var row : ReferenceFiles.ceptoars()) {
            var fields = new TreeMap<String, String>();
            row.getFieldsAsMap().forEach((name, value) -> fields.put(columns.getOrDefault(name, name), value));
            expected.add(fields);
        }
        var names = String.join(", ", expected.getFirst().keySet());
        List<Map<String, String>> kept = new ArrayList<>();
        for (var row : jdbc.sql("select " + names + " from directory.ceptoar_listing").query().listOfRows()) {
            var fields = new TreeMap<String, String>();
            row.forEach((name, value) -> fields.put(name, printed(value)));
            kept.add(fields);
        }
        assertThat(expected).hasSize(57);
        assertThat(kept).containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String printed(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) return "";
        return value instanceof Boolean mark ? mark ? "1" : "0" : value.toString();
    }

    @Test
    void theCentreHasTheNameOfTheDay() {
        assertThat(directory.centre(LocalDate.of(2014, 4, 15)).nameJa()).isEqualTo("内閣官房情報セキュリティセンター");
        assertThat(directory.centre(LocalDate.of(2025, 6, 30)).nameJa()).isEqualTo("内閣サイバーセキュリティセンター");
        assertThat(directory.centre(LocalDate.of(2025, 6, 30)).shortName()).isEqualTo("NISC");
        assertThat(directory.centre(LocalDate.of(2025, 7, 1)).nameJa()).isEqualTo("国家サイバー統括室");
        assertThat(directory.centre(LocalDate.of(2025, 7, 1)).shortName()).isEqualTo("NCO");
        assertThat(directory.centre(LocalDate.of(1999, 1, 1)).id()).isEqualTo(new OrganisationId("nco"));
    }

    @Test
    void niscAndNcoAreOneOrganisation() {
        var nisc = directory.organisation(new OrganisationId("nisc"), LocalDate.of(2026, 1, 1)).orElseThrow();
        assertThat(nisc.id()).isEqualTo(new OrganisationId("nco"));
        assertThat(nisc.shortName()).isEqualTo("NCO");
    }

    @Test
    void withoutDesksTheMinistryItselfAnswers() {
        assertThat(directory.ministriesFor(Set.of(new SectorCode("electricity"), new SectorCode("gas")), APRIL_2025))
                .extracting(each -> each.id().value()).containsExactly("METI");
        assertThat(directory.ministriesFor(Set.of(new SectorCode("port")), APRIL_2025)).isEmpty();
    }

    @Test
    void namesOfAnyListFindTheCeptoar() {
        var codes = lists.codesByName();
        assertThat(codes.get(Fold.key("航空分野におけるCEPTOAR"))).isEqualTo(new CeptoarCode("aviation-ceptoar"));
        assertThat(codes.get(Fold.key("航空ＣＥＰＴＯＡＲ"))).isEqualTo(new CeptoarCode("aviation-ceptoar"));
        assertThat(codes.get(Fold.key("port-ceptoar"))).isEqualTo(new CeptoarCode("port-ceptoar"));
        assertThat(codes.get(Fold.key("宇宙CEPTOAR"))).isNull();
    }

    @Test
    void accessionsToTheCouncilHaveTheirDay() {
        assertThat(lists.accessionsOf(new CeptoarCode("cabletv-ceptoar")))
                .extracting(each -> each.on() + " " + each.part()).containsExactly("2012-04-12 observer",
                        "2013-04-09 member");
        assertThat(lists.accessionsOf(new CeptoarCode("bank-ceptoar"))).isEmpty();
    }

    @Test
    void loadingAgainChangesNothingAndLeavesWhatAClerkEntered() {
        var registry = new RegistryTables(jdbc);
        var water = new OrganisationId("MHLW");
        registry.enterOrganisations(List.of(new OrganisationEntry(water, ActorClass.RESPONSIBLE_MINISTRY, null,
                OrganisationState.named("厚生労働省", "Ministry of Health, Labour and Welfare", "厚労省"),
                Set.of(new SectorCode("medical")), LocalDate.of(2024, 4, 1), null)));
        var before = everything();
        new ReferenceLoad(jdbc).run();
        assertThat(everything()).isEqualTo(before);
        assertThat(directory.ministriesFor(Set.of(new SectorCode("water")), LocalDate.of(2024, 3, 31))).hasSize(1);
        assertThat(directory.ministriesFor(Set.of(new SectorCode("water")), LocalDate.of(2024, 4, 1))).isEmpty();
        registry.enterOrganisations(List.of(new OrganisationEntry(water, ActorClass.RESPONSIBLE_MINISTRY, null,
                OrganisationState.named("厚生労働省", "Ministry of Health, Labour and Welfare", null),
                Set.of(new SectorCode("medical"), new SectorCode("water")), LocalDate.of(2014, 4, 1), null)));
    }

    private List<String> everything() {
        var all = new ArrayList<String>();
        for (var table : List.of("sector", "sector_listing", "sector_listing_entry", "ceptoar", "ceptoar_listing",
                "council_accession", "organisation", "organisation_alias", "organisation_state",
                "organisation_sector"))
            all.addAll(jdbc.sql("select '" + table + "' || r::text from directory." + table + " r order by 1")
                    .query(String.class).list());
        return all;
    }

    private static Ceptoar ceptoar(CeptoarMap map, String code) {
        return map.ceptoar(new CeptoarCode(code)).orElseThrow();
    }
}
