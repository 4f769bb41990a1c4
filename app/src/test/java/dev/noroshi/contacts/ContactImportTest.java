package dev.noroshi.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.contacts.ContactImport.Result;
import dev.noroshi.testing.Browser;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
/// Contact data come in from a table: everything wrong is said at once, nothing is half brought in, and nothing changes
/// before somebody has seen what would.
class ContactImportTest extends AtTheContacts {

    @Autowired
    ContactImport imports;
    String bank = "";

    @BeforeEach
    void itIsOfABank() {
        bank = cast.bankReporter().organisation().value();
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceWithRowAndColumnAndNothingIsBroughtIn() {
        var other = cast.telecomReporter().organisation().value();
        var before = phone("haginomiya.wataru");
        var file = csv("事業者コード,利用者名,メール,電話,携帯電話・緊急時の電話,FAX,対応時間",
                bank + ",haginomiya.wataru,new@bank.example.jp,03-1111-0000,,,",
                bank + ",haginomiya.wataru,twice@bank.example.jp,03-1111-0001,,,",
                bank + ",nobody.here,a@bank.example.jp,03-1111-0002,,,",
                other + ",,desk@telecom.example.jp,03-1111-0003,,,", ",,x@example.jp,,,,",
                bank + ",,not an address,call me,=1+1,+cmd,@SUM(A1)", bank + ",,a@example.jp,1,2,3,4,5");
        assertThat(problems(imports.plan(cast.bankSecretariat(), file))).containsExactlyInAnyOrder(
                "3  contacts.row-twice", "4 login contacts.login-unknown",
                "5 organisation contacts.organisation-unknown", "6 organisation registry-cell-blank",
                "7 mobile contacts.formula", "7 fax contacts.formula", "7 hours contacts.formula",
                "7 email contacts.email-form", "7 phone contacts.phone-form", "8  registry-row-length");
        assertThat(imports.apply(cast.bankSecretariat(), file, null)).isInstanceOf(Result.Refused.class);
        assertThat(phone("haginomiya.wataru")).isEqualTo(before);
        assertThat(problems(imports.plan(cast.bankSecretariat(), csv("メール,電話番号,メール", "a,b,c"))))
                .containsExactlyInAnyOrder(
                        "1  registry-column-unknown", "1 email registry-column-twice",
                        "1 organisation registry-column-missing");
    }

    @Test
    void aWorkbookAndAFileInShiftJisAreReadAlikeAndColumnsThatAreMissingStayAsTheyAre() throws Exception {
        var email = directory.personByLogin("haginomiya.wataru").orElseThrow().email();
        var rows = List.of(List.of("事業者コード", "利用者名", "電話"), List.of(bank, "haginomiya.wataru", "０３-2222-0000"));
        for (var file : List.of(workbook(rows), shiftJis(rows))) {
            var plan = planned(imports.plan(cast.bankSecretariat(), file));
            assertThat(plan.changes()).singleElement().satisfies(change -> assertThat(change.differences())
                    .extracting(ContactPlan.Difference::after).containsExactly("03-2222-0000"));
        }
        assertThat(imports.apply(cast.bankSecretariat(), workbook(rows), null)).isInstanceOf(Result.Applied.class);
        assertThat(phone("haginomiya.wataru")).isEqualTo("03-2222-0000");
        assertThat(directory.personByLogin("haginomiya.wataru").orElseThrow().email()).isEqualTo(email);
        assertThat(planned(imports.plan(cast.bankSecretariat(), workbook(rows))).unchanged()).isEqualTo(1);
    }

    @Test
    void bombsMacrosAndWhatIsNoTableAreRefused() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.write("<Types>spreadsheetml.sheet.main+xml</Types>".getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 64; i++)
                zip.write(zeros);
        }
        for (var file : List.of(bomb.toByteArray(), new byte[0], new byte[]{'P', 'K', 3, 4, 1, 2, 3},
                "﻿事業者コード".getBytes(StandardCharsets.UTF_8), "a,\"b".getBytes(StandardCharsets.UTF_8)))
            assertThat(imports.plan(cast.bankSecretariat(), file)).isInstanceOf(Result.Refused.class);
    }

    @Test
    void eachBringsInOnlyThoseBelowThem() {
        var file = csv("organisation,login,hours", bank + ",haginomiya.wataru,24時間");
        assertThat(imports.plan(cast.bankSecretariat(), file)).isInstanceOf(Result.Planned.class);
        for (var other : List.of(cast.bankReporter(), cast.financeMinistry(), cast.telecomReporter()))
            assertThat(problems(imports.plan(other, file)))
                    .containsExactly("2 organisation contacts.organisation-unknown");
    }

    @Test
    void whoHasAgreedToOnePlanHasNotAgreedToAnother() {
        var file = csv("organisation,login,phone", bank + ",haginomiya.wataru,03-3333-0000");
        var plan = planned(imports.plan(cast.bankSecretariat(), file));
        imports.apply(cast.bankSecretariat(), csv("organisation,login,phone", bank + ",haginomiya.wataru,03-3333-9999"),
                null);
        assertThat(imports.apply(cast.bankSecretariat(), file, plan.fingerprint())).isInstanceOf(Result.Stale.class);
        assertThat(phone("haginomiya.wataru")).isEqualTo("03-3333-9999");
    }

    @Test
    void whatIsTakenOutIsBroughtInAgainUnchanged() {
        var rows = new ArrayList<>(imports.rows(cast.bankSecretariat()));
        assertThat(rows).hasSizeGreaterThan(3);
        rows.addFirst(List.of("organisation", "login", "email", "phone", "mobile", "fax", "hours"));
        var plan = planned(imports.plan(cast.bankSecretariat(),
                csv(rows.stream().map(row -> String.join(",", row)).toArray(String[]::new))));
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void onThePageAFileIsSeenBeforeItIsBroughtInAndAProgramMayTryIt() {
        var login = directory.person(cast.bankSecretariat().person()).orElseThrow().login();
        var browser = door.browser(login);
        assertThat(browser.get("/contacts/import").body()).contains("連絡先の取り込み", "今の連絡先（CSV）");
        var refused = send(browser, csv("organisation,login,phone", bank + ",haginomiya.wataru,電話なし"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("直すところが1件", "電話番号の形になっていません");
        var before = phone("haginomiya.wataru");
        var accepted = send(browser, csv("organisation,login,phone", bank + ",haginomiya.wataru,03-4444-0000"));
        var plan = browser.get(Browser.location(accepted)).body();
        assertThat(plan).contains("03-4444-0000", "1件を取り込む");
        assertThat(phone("haginomiya.wataru")).isEqualTo(before);
        browser.post(Browser.location(accepted), "fingerprint", found(plan));
        assertThat(phone("haginomiya.wataru")).isEqualTo("03-4444-0000");
        assertThat(door.browser("haginomiya.wataru").get("/contacts/import").statusCode()).isEqualTo(403);

        var token = door.token(login);
        var dry = call(token, "?dry-run=true",
                csv("organisation,login,phone", bank + ",haginomiya.wataru,03-5555-0000"));
        assertThat(dry.body()).contains("\"applied\":false", "03-5555-0000", "\"column\":\"phone\"");
        assertThat(call(token, "", csv("organisation,login,phone", bank + ",haginomiya.wataru,x")).body())
                .contains("contacts.phone-form", "2行目");
        assertThat(phone("haginomiya.wataru")).isEqualTo("03-4444-0000");
    }

    private static String found(String page) {
        var found = Pattern.compile("name=\"fingerprint\" value=\"([0-9a-f]+)\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> send(Browser browser, byte[] file) {
        var token = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"")
                .matcher(browser.get("/contacts/import").body());
        assertThat(token.find()).isTrue();
        return browser
                .send(browser.request("/contacts/import").header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(parts(file, token.group(1)))));
    }

    private HttpResponse<String> call(String token, String query, byte[] file) {
        var browser = new Browser(port);
        return browser
                .send(browser.request("/api/v1/contacts/import" + query).header("Authorization", "Bearer " + token)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(parts(file, ""))));
    }

    private static byte[] parts(byte[] file, String token) {
        var body = new ByteArrayOutputStream();
        if (!token.isEmpty())
            body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"contacts.csv\"\r\n"
                + "Content-Type: text/csv\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private String phone(String login) {
        return java.util.Objects.requireNonNullElse(directory.personByLogin(login).orElseThrow().phone(), "");
    }

    private static ContactPlan planned(Result result) {
        if (result instanceof Result.Planned(var plan)) return plan;
        throw new AssertionError(result instanceof Result.Refused ? problems(result) : result);
    }

    private static List<String> problems(Result result) {
        if (!(result instanceof Result.Refused(var problems))) throw new AssertionError("Not refused: " + result);
        return problems.stream().sorted(Comparator.naturalOrder())
                .map(each -> each.row() + " " + each.problem().field() + " " + each.problem().code()).toList();
    }

    private static byte[] csv(String... lines) {
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] shiftJis(List<List<String>> rows) {
        return rows.stream().map(row -> String.join(",", row)).reduce((a, b) -> a + "\r\n" + b).orElseThrow()
                .getBytes(Charset.forName("windows-31j"));
    }

    private static byte[] workbook(List<List<String>> rows) throws Exception {
        try (var workbook = new XSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            var sheet = workbook.createSheet();
            for (var r = 0; r < rows.size(); r++) {
                var row = sheet.createRow(r);
                for (var c = 0; c < rows.get(r).size(); c++)
                    row.createCell(c).setCellValue(rows.get(r).get(c));
            }
            workbook.write(out);
            return out.toByteArray();
        }
    }
}
