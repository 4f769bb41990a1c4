package dev.noroshi.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.AffiliationEntry;
import dev.noroshi.directory.CeptoarCode;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Registry;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.registry.ImportPlan.Kind;
import dev.noroshi.testing.Cast;
import dev.noroshi.testing.NoroshiTest;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@NoroshiTest
@Transactional
class ImportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final String HEADER = "code,name_ja,name_kana,ceptoar,sector_code,domain,networks,joined_on,left_on,valid_from\n";
    private static final String PEOPLE = "organisation_code,login,name_ja,role,email,phone,language,valid_from,valid_to\n";

    @Autowired
    Imports imports;
    @Autowired
    Registry registry;
    @Autowired
    Directory directory;
    @Autowired
    CeptoarLists lists;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Clock clock;

    private Caller administrator;
    private Caller bankSecretariat;

    @BeforeEach
    void enterTheWorld() {
        var cast = new Cast(registry, lists, directory, clock);
        administrator = cast.person(jdbc.sql("""
                select login from directory.person join directory.post on id = person
                where role = 'administrator' order by login limit 1""").query(String.class).single());
        bankSecretariat = cast.bankSecretariat();
    }

    @Test
    void aNewMemberIsAddedWithEverythingTheRowSays() {
        var plan = applied(bankSecretariat, HEADER
                + "op-new-01,あけぼの銀行株式会社,あけぼのぎんこう,銀行等CEPTOAR,金融,akebono.example.jp,192.0.2.0/24|2001:db8::/32,2026-10-01,,\n");
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.ADDED);
            assertThat(change.row()).isEqualTo(2);
        });
        var organisation = organisation("op-new-01", TODAY);
        assertThat(organisation.nameJa()).isEqualTo("あけぼの銀行株式会社");
        assertThat(organisation.ceptoar()).isEqualTo("bank-ceptoar");
        assertThat(directory.organisation(new OrganisationId("op-new-01"), LocalDate.of(2026, 9, 30))).isEmpty();
        assertThat(directory.secretariatOf(new OrganisationId("op-new-01"), TODAY)).isPresent();
    }

    @Test
    void planningChangesNothing() {
        var before = registry.members(java.util.Set.of(new CeptoarCode("bank-ceptoar")), TODAY);
        var outcome = imports.plan(bankSecretariat, utf8(HEADER + "op-new-02,新規,,bank-ceptoar,,,,2026-10-01,,\n"));
        assertThat(outcome).isInstanceOf(ImportOutcome.Planned.class);
        assertThat(registry.members(java.util.Set.of(new CeptoarCode("bank-ceptoar")), TODAY)).isEqualTo(before);
    }

    @Test
    void everyBadRowIsNamedWithItsReasonAndNothingIsBroughtIn() {
        var problems = refused(administrator, HEADER
                + "op-new-03,よい行,,bank-ceptoar,finance,,,2026-10-01,,\n"
                + "op-new-04,宇宙の会社,,bank-ceptoar,宇宙,,,2026-10-01,,\n"
                + "op-new-05,日付の会社,,bank-ceptoar,宇宙,,,令和７年２月３０日,,\n"
                + "op-new-06,終わりが先の会社,,bank-ceptoar,finance,,,2024-04-01,2024-03-31,\n"
                + "op-new-03,二度目の会社,,bank-ceptoar,finance,,,2026-10-01,,\n"
                + "op-new-07,知らない先,,宇宙CEPTOAR,,,,2026-10-01,,\n"
                + "op-new-08,分野ちがい,,bank-ceptoar,ガス,,,2026-10-01,,\n"
                + "op-new-09,,,bank-ceptoar,,,,,,\n"
                + "だめな符号,名,,bank-ceptoar,,だめ,192.0.2.0/99,きのう,,\n");
        assertThat(problems).extracting(each -> each.row() + " " + each.problem().field() + " " + each.problem().code())
                .containsExactly("3 sector_code registry-sector-unknown", "4 joined_on registry-day-impossible",
                        "4 sector_code registry-sector-unknown",
                        "5 left_on registry-days-reversed", "6 code registry-code-twice",
                        "7 ceptoar registry-ceptoar-unknown", "8 sector_code registry-sector-not-of-ceptoar",
                        "9 name_ja registry-cell-blank", "10 code registry-code-form",
                        "10 joined_on registry-day-form", "10 domain registry-domain-form",
                        "10 networks registry-network-form");
        assertThat(directory.organisation(new OrganisationId("op-new-03"), TODAY)).isEmpty();
    }

    @Test
    void aBlankStartIsAskedForWhenNoneIsKnown() {
        assertThat(refused(administrator, HEADER + "op-new-09,名,,bank-ceptoar,,,,,,\n"))
                .extracting(each -> each.problem().code()).containsExactly("registry-joined-blank");
    }

    @Test
    void aRowMayEndAMembership() {
        var plan = applied(bankSecretariat, "code,name_ja,ceptoar,left_on\nop-bank-01," + name("op-bank-01")
                + ",bank-ceptoar,2026年11月30日\n");
        assertThat(plan.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(Kind.ENDED);
            assertThat(change.differences()).containsExactly(
                    new ImportPlan.Difference(MemberColumn.LEFT_ON, "", "2026-11-30"));
        });
        assertThat(organisation("op-bank-01", LocalDate.of(2026, 11, 30)).ceptoar()).isEqualTo("bank-ceptoar");
        assertThat(organisation("op-bank-01", LocalDate.of(2026, 12, 1)).ceptoar()).isNull();
    }

    @Test
    void aColumnTheFileDoesNotHaveStaysAsItIs() {
        var before = Objects.requireNonNull(
                registry.organisations(List.of(new OrganisationId("op-bank-01")), TODAY).values().iterator().next());
        applied(bankSecretariat, "code,name_ja,ceptoar,valid_from\nop-bank-01,新しい名,銀行等CEPTOAR,2026/11/01\n");
        var after = registry.organisations(List.of(new OrganisationId("op-bank-01")), TODAY).values().iterator().next();
        assertThat(after.state().profile()).isEqualTo(before.state().profile());
        assertThat(after.state().nameEn()).isEqualTo(before.state().nameEn());
        assertThat(organisation("op-bank-01", LocalDate.of(2026, 10, 31)).nameJa())
                .isEqualTo(before.state().nameJa());
        assertThat(organisation("op-bank-01", LocalDate.of(2026, 11, 1)).nameJa()).isEqualTo("新しい名");
    }

    @Test
    void whatIsRecordedAlreadyIsNoChange() throws IOException {
        var plan = applied(administrator, new String(
                Objects.requireNonNull(getClass().getResourceAsStream("/demo/operators.csv")).readAllBytes(),
                StandardCharsets.UTF_8));
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.unchanged()).isEqualTo(105);
    }

    @Test
    void whatWasTakenOutComesInUnchanged() {
        var file = new MemberFiles(registry).members(java.util.Set.of(new CeptoarCode("bank-ceptoar")), TODAY,
                MemberFiles.Reader.PROGRAM, dev.noroshi.kernel.Language.JA);
        var outcome = imports.plan(bankSecretariat, file);
        assertThat(outcome).isInstanceOfSatisfying(ImportOutcome.Planned.class, planned -> {
            assertThat(planned.plan().changes()).isEmpty();
            assertThat(planned.plan().unchanged()).isEqualTo(5);
        });
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, false", "UTF-8, true", "windows-31j, false"})
    void filesComeInTheEncodingsOfJapan(String encoding, boolean byteOrderMark) {
        var text = (byteOrderMark ? "\uFEFF" : "")
                + "事業者コード,名称,セプター,加入日\r\nop-new-10,髙橋①銀行㈱,銀行等CEPTOAR,R8.10.1\r\n";
        var outcome = imports.apply(bankSecretariat, text.getBytes(Charset.forName(encoding)), null);
        assertThat(outcome).isInstanceOf(ImportOutcome.Applied.class);
        assertThat(organisation("op-new-10", TODAY).nameJa()).isEqualTo("髙橋①銀行㈱");
    }

    @Test
    void aSecretariatBringsInOnlyMembersOfItsOwnCeptoar() {
        assertThat(refused(bankSecretariat, HEADER
                + "op-new-11,よその会員,,証券CEPTOAR,,,,2026-10-01,,\n"
                + "op-gas-01,ガスの会員,,bank-ceptoar,,,,2026-10-01,,\n"
                + "nco,センター,,bank-ceptoar,,,,2026-10-01,,\nnisc,センター,,bank-ceptoar,,,,2026-10-01,,\n"))
                .extracting(each -> each.row() + " " + each.problem().code())
                .containsExactly("2 registry-ceptoar-not-yours", "3 registry-member-elsewhere",
                        "4 registry-code-taken", "5 registry-code-taken");
    }

    @Test
    void whoLeftAnotherCeptoarMayBeTakenInWithoutTouchingThatTime() {
        var gas = new OrganisationId("op-gas-01");
        var joined = registry.affiliations(List.of(gas)).getFirst().validFrom();
        var formerly = AffiliationEntry.member(gas, new CeptoarCode("gas-ceptoar"), joined, LocalDate.of(2025, 3, 31));
        registry.enterAffiliations(List.of(formerly));
        var row = "op-gas-01," + name("op-gas-01") + ",銀行等CEPTOAR,";
        assertThat(refused(bankSecretariat, "code,name_ja,ceptoar,joined_on\n" + row + "2025-03-31\n"))
                .extracting(each -> each.problem().code()).containsExactly("registry-member-elsewhere");
        applied(bankSecretariat, "code,name_ja,ceptoar,joined_on\n" + row + "2025-04-01\n");
        assertThat(registry.affiliations(List.of(gas))).hasSize(2).contains(formerly);
    }

    @Test
    void aNameThatLooksLikeAFormulaGoesOutAsTextAndComesBackAsItWas() {
        applied(bankSecretariat, HEADER + "op-new-17,=SUM(A1),＠な,bank-ceptoar,,,,2026-10-01,,\n"
                + "op-new-18,'-1,,bank-ceptoar,,,,2026-10-01,,\n");
        assertThat(organisation("op-new-17", TODAY).nameJa()).isEqualTo("=SUM(A1)");
        var file = new MemberFiles(registry).members(java.util.Set.of(new CeptoarCode("bank-ceptoar")), TODAY,
                MemberFiles.Reader.PERSON, dev.noroshi.kernel.Language.JA);
        assertThat(new String(file, StandardCharsets.UTF_8)).contains("op-new-17,'=SUM(A1),'＠な,");
        assertThat(imports.plan(bankSecretariat, file)).isInstanceOfSatisfying(ImportOutcome.Planned.class,
                planned -> assertThat(planned.plan().changes()).isEmpty());
    }

    @Test
    void aDayNobodyCanMeanIsRefused() {
        assertThat(refused(administrator, HEADER + "op-new-19,名,,bank-ceptoar,,,,1800-01-01,,\n"))
                .extracting(each -> each.problem().code()).containsExactly("registry-day-far");
    }

    @Test
    void whoMayEditNothingBringsNothingIn() {
        var reporter = new Cast(registry, lists, directory, clock).bankReporter();
        assertThat(refused(reporter, HEADER + "op-new-12,名,,bank-ceptoar,,,,2026-10-01,,\n")).isNotEmpty();
    }

    @Test
    void anAdministratorMovesAMemberToAnotherCeptoar() {
        var plan = applied(administrator, HEADER.replace(",domain,networks", "") + "op-bank-02," + name("op-bank-02")
                + ",,クレジットCEPTOAR,,2026-11-01,,\n");
        assertThat(plan.changes()).singleElement().extracting(ImportPlan.Change::kind).isEqualTo(Kind.CHANGED);
        assertThat(organisation("op-bank-02", LocalDate.of(2026, 10, 31)).ceptoar()).isEqualTo("bank-ceptoar");
        assertThat(organisation("op-bank-02", LocalDate.of(2026, 11, 1)).ceptoar()).isEqualTo("credit-ceptoar");
        assertThat(directory.secretariatOf(new OrganisationId("op-bank-02"), TODAY).orElseThrow().id().value())
                .isEqualTo("sec-credit");
    }

    @Test
    void whoAgreedToOnePlanHasNotAgreedToAnother() {
        var file = utf8(HEADER + "op-new-13,名,,bank-ceptoar,,,,2026-10-01,,\n");
        var plan = ((ImportOutcome.Planned) imports.plan(bankSecretariat, file)).plan();
        registry.enterOrganisations(List.of(new dev.noroshi.directory.OrganisationEntry(
                new OrganisationId("op-new-13"), dev.noroshi.directory.ActorClass.OPERATOR, null,
                dev.noroshi.directory.OrganisationState.named("別の名", null, null), java.util.Set.of(),
                LocalDate.of(2026, 9, 1), null)));
        assertThat(imports.apply(bankSecretariat, file, plan.fingerprint())).isInstanceOf(ImportOutcome.Stale.class);
        assertThat(registry.affiliations(List.of(new OrganisationId("op-new-13")))).isEmpty();
    }

    @Test
    void peopleOfMembersComeInWithTheirPost() {
        var plan = applied(bankSecretariat, PEOPLE
                + "op-bank-01,new.reporter,山田　花子,operator-reporter,new.reporter@example.jp,０３-0000-1234,ja,,\n");
        assertThat(plan.subject()).isEqualTo(ImportPlan.Subject.PEOPLE);
        var person = directory.personByLogin("new.reporter").orElseThrow();
        assertThat(person.organisation()).isEqualTo(new OrganisationId("op-bank-01"));
        assertThat(person.phone()).isEqualTo("03-0000-1234");
        var ended = applied(bankSecretariat, PEOPLE
                + "op-bank-01,new.reporter,山田　花子,operator-reporter,new.reporter@example.jp,03-0000-1234,ja,,2026-11-20\n");
        assertThat(ended.changes()).singleElement().extracting(ImportPlan.Change::kind).isEqualTo(Kind.ENDED);
    }

    @Test
    void aSecretariatGivesNobodyARoleBeyondItsMembers() {
        assertThat(refused(bankSecretariat, PEOPLE
                + "op-bank-01,new.one,名,centre-approver,,,ja,,\n"
                + "sec-bank,new.two,名,secretariat,,,ja,,\n"
                + "op-gas-01,new.three,名,operator-reporter,,,ja,,\n"
                + "op-bank-01,rindoya.naoto,名,operator-reporter,,,ja,,\n"
                + "op-none-01,new.four,名,operator-reporter,,,ja,,\n"
                + "op-bank-01,NEW FIVE,名,king,x@y,abc,fr,2026-02-30,\n"))
                .extracting(each -> each.row() + " " + each.problem().code())
                .containsExactlyInAnyOrder("7 registry-login-form", "7 registry-role-unknown",
                        "7 registry-day-impossible", "7 registry-telephone-form", "7 registry-email-form",
                        "7 registry-language-unknown", "2 registry-role-not-here", "3 registry-organisation-not-yours",
                        "4 registry-organisation-not-yours", "5 registry-login-taken",
                        "6 registry-organisation-unknown");
    }

    @Test
    void whoMovesToAnotherOrganisationLeavesTheOld() {
        applied(administrator, PEOPLE + "op-gas-01,haginomiya.wataru,名,operator-reporter,,,ja,2026-11-20,\n");
        assertThat(directory.personByLogin("haginomiya.wataru").orElseThrow().organisation())
                .isEqualTo(new OrganisationId("op-gas-01"));
    }

    @Test
    void whatIsNoFileOfMembersIsRefusedWithItsReason() {
        assertThat(codes(new byte[0])).containsExactly("registry-file-empty");
        assertThat(codes(new byte[]{'P', 'K', 3, 4, 0, 0})).containsExactly("not-a-workbook");
        assertThat(codes(new byte[]{(byte) 0x81, (byte) 0xff, (byte) 0xfe, 0}))
                .containsExactly("registry-file-encoding");
        assertThat(codes(utf8(HEADER))).containsExactly("registry-file-header-only");
        assertThat(codes(utf8("code,name_ja,colour,code\nx,y,z,x\n"))).containsExactlyInAnyOrder(
                "registry-column-twice", "registry-column-unknown", "registry-column-missing");
        assertThat(codes(utf8("code,name_ja,ceptoar,colour\nx,,bank-ceptoar,red\n"))).containsExactly(
                "registry-column-unknown", "registry-cell-blank");
        assertThat(codes(utf8(HEADER + "a,b,c\n"))).containsExactly("registry-row-length");
        assertThat(codes(utf8(HEADER + "op-x,\"a\u0000b\",,bank-ceptoar,,,,2026-10-01,,\n")))
                .containsExactly("registry-cell-control");
        assertThat(codes(utf8(HEADER + "op-x," + "あ".repeat(201) + ",,bank-ceptoar,,,,2026-10-01,,\n")))
                .containsExactly("registry-cell-long");
    }

    @Test
    void spreadsheetsMayAddBlankCellsAndLeaveOutOptionalOnes() {
        var plan = applied(bankSecretariat, "code,name_ja,ceptoar,joined_on,left_on,,\n"
                + "op-new-14,一,bank-ceptoar,2026-10-01,,,,\nop-new-15,二,bank-ceptoar,2026-10-01\n,,,,\n");
        assertThat(plan.changes()).hasSize(2);
    }

    @Test
    void importedTwiceIsImportedOnce() {
        var file = HEADER + "op-new-16,名,な,bank-ceptoar,finance,,,2026-10-01,,\n";
        applied(bankSecretariat, file);
        assertThat(applied(bankSecretariat, file).changes()).isEmpty();
        assertThat(registry.affiliations(List.of(new OrganisationId("op-new-16")))).containsExactly(AffiliationEntry
                .member(new OrganisationId("op-new-16"), new CeptoarCode("bank-ceptoar"), LocalDate.of(2026, 10, 1),
                        null));
    }

    @Test
    void aFileAsideIsItsSendersAndGoneAfterADay() {
        var id = imports.putAside(bankSecretariat, utf8(HEADER));
        assertThat(imports.aside(bankSecretariat, id)).contains(utf8(HEADER));
        assertThat(imports.aside(administrator, id)).isEmpty();
        ((dev.noroshi.testing.SettableClock) clock).advance(java.time.Duration.ofDays(2));
        assertThat(imports.aside(bankSecretariat, id)).isEmpty();
    }

    private ImportPlan applied(Caller caller, String file) {
        var outcome = imports.apply(caller, utf8(file), null);
        assertThat(outcome).isInstanceOf(ImportOutcome.Applied.class);
        return ((ImportOutcome.Applied) outcome).plan();
    }

    private List<RowProblem> refused(Caller caller, String file) {
        var outcome = imports.apply(caller, utf8(file), null);
        assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
        return ((ImportOutcome.Refused) outcome).problems();
    }

    private List<String> codes(byte[] file) {
        var outcome = imports.apply(administrator, file, null);
        assertThat(outcome).isInstanceOf(ImportOutcome.Refused.class);
        return ((ImportOutcome.Refused) outcome).problems().stream().map(each -> each.problem().code()).toList();
    }

    private Organisation organisation(String code, LocalDate on) {
        return directory.organisation(new OrganisationId(code), on).orElseThrow();
    }

    private String name(String code) {
        return organisation(code, TODAY).nameJa();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
