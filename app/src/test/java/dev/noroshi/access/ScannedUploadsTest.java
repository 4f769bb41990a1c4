package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.FrontDoor;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.ScanDaemon;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// Where an administrator named a daemon for it, files are looked at before anything else looks into them.
@NoroshiTest
class ScannedUploadsTest {

    private static final ScanDaemon DAEMON = daemon();

    @Autowired
    ApplicationContext program;
    @LocalServerPort
    int port;

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

    @Test
    void aFileWithMalwareIsNotTakenAndOneNobodyCouldLookAtNeither() throws IOException {
        var door = new FrontDoor(program, port);
        var operator = new Program(port, door.token("wanda.naomi"));
        var clean = operator.upload("/api/v1/reports/import", "a.xlsx", bytes("no workbook"), Map.of());
        assertThat(clean.json().path("errors").toString()).doesNotContain("malware");
        assertThat(DAEMON.seen()).containsExactly(bytes("no workbook"));

        var bad = operator.upload("/api/v1/reports/import", "a.xlsx", bytes(ScanDaemon.BAD), Map.of());
        assertThat(bad.status()).isEqualTo(422);
        assertThat(bad.json().toString()).contains("不正プログラム");

        DAEMON.will("INSTREAM size limit exceeded. ERROR");
        assertThat(operator.upload("/api/v1/reports/import", "a.xlsx", bytes("clean"), Map.of()).status())
                .isEqualTo(503);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
