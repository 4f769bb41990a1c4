package dev.noroshi.mailin;

import static dev.noroshi.mailin.Written.XLSX;
import static dev.noroshi.mailin.Written.plain;
import static dev.noroshi.mailin.Written.resource;
import static dev.noroshi.mailin.Written.withFile;
import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Directory;
import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.ScanDaemon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// What is attached to a mail is looked at for malware as an upload is, and nothing that was not is opened.
@NoroshiTest
class ScannedMailsTest {

    private static final ScanDaemon DAEMON = daemon();
    private static final byte[] FORM = resource("/forms/report-form-example.xlsx");
    private static final String UNPROVEN = "kenshu@shionagi-tel.example.jp";
    private static final String BROKEN = "INSTREAM size limit exceeded. ERROR";

    @Autowired
    ApplicationContext program;
    @Autowired
    MailDoor door;
    @Autowired
    Directory directory;
    @Autowired
    JdbcClient jdbc;
    @LocalServerPort
    int port;
    FrontDoor front;
    String address;

    private static ScanDaemon daemon() {
        try {
            return ScanDaemon.tcp();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("noroshi.malware-scan", DAEMON::address);
    }

    @AfterAll
    static void stop() throws IOException {
        DAEMON.close();
    }

    @BeforeEach
    void quiet() {
        DAEMON.willLook();
        front = new FrontDoor(program, port);
        address = Objects.requireNonNull(directory.personByLogin("wanda.naomi").orElseThrow().email());
        jdbc.sql("delete from mailin.reply").update();
        jdbc.sql("delete from mailin.mail").update();
    }

    @Test
    void aCleanFormIsADraftAndItsFileWasLookedAtBeforeItWasOpened() {
        take(withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM));
        assertThat(only("state")).isEqualTo("DRAFTED");
        assertThat(DAEMON.seen()).contains(FORM);
    }

    @Test
    void aMailWithMalwareWaitsUnopenedAtItsDeskAndCannotBeMadeADraft() {
        take(withFile(UNPROVEN, "", XLSX, "情報連絡様式.xlsx", bytes(ScanDaemon.BAD)));
        assertThat(only("state")).isEqualTo("QUARANTINED");
        assertThat(only("reason")).isEqualTo("MALWARE");
        assertThat(only("desk")).isEqualTo("sec-t");
        assertThat(jdbc.sql("select count(*) from mailin.reply").query(Integer.class).single()).isZero();
        var desk = front.browser(Role.SECRETARIAT);
        assertThat(desk.get("/mail/" + only("id")).body()).contains("不正プログラムが見つかりました");
        var answer = desk.post("/mail/" + only("id") + "/assign", "revision", "1", "organisation", "op-t-01");
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("不正プログラム");
    }

    @Test
    void whatNobodyCouldLookAtWaitsAndIsTakenOnceItWasLookedAt() {
        DAEMON.will(BROKEN);
        take(withFile(address, "", XLSX, "情報連絡様式.xlsx", FORM));
        assertThat(only("reason")).isEqualTo("NOT_SCANNED");
        var desk = front.browser(Role.SECRETARIAT);
        desk.get("/mail/" + only("id"));
        var path = "/mail/" + only("id") + "/assign";
        assertThat(desk.post(path, "revision", "1", "organisation", "op-t-01").statusCode()).isEqualTo(422);
        DAEMON.willLook();
        assertThat(desk.post(path, "revision", "1", "organisation", "op-t-01").statusCode()).isEqualTo(302);
        assertThat(only("state")).isEqualTo("DRAFTED");
    }

    @Test
    void anythingElseThatIsAttachedIsLookedAtTooAndAMailWithoutFilesNeedsNoDaemon() {
        take(withFile("dareka@freemail.example.com", "", "application/pdf", "請求書.pdf", bytes(ScanDaemon.BAD)));
        assertThat(only("reason")).isEqualTo("MALWARE");
        jdbc.sql("delete from mailin.mail").update();
        DAEMON.will(BROKEN);
        take(plain("dareka@freemail.example.com", "こんにちは", "", "添付のないメールです。"));
        assertThat(only("reason")).isEqualTo("SENDER_UNKNOWN");
    }

    @Test
    void aSuspiciousMailThatSomebodyPassesOnIsForThoseWhoAnalyseItWhateverIsInIt() {
        take(withFile(address, "", "application/zip", "不審.zip", bytes(ScanDaemon.BAD)));
        assertThat(only("state")).isEqualTo("SUSPICIOUS");
    }

    private void take(byte[] mail) {
        door.take(mail, Way.SMTP);
    }

    private String only(String column) {
        return jdbc.sql("select " + column + "::text from mailin.mail").query(String.class).single();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
