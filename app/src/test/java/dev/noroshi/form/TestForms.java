package dev.noroshi.form;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The forms with the fifteen sectors of 2024, the sample workbooks, and the reports of the fictional world.
final class TestForms {

    static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final Instant NOW = Instant.parse("2026-11-20T05:32:00Z");
    static final List<FormOption> SECTORS = List.of(
            sector("information-and-communication", "情報通信", "Information and communication"),
            sector("finance", "金融", "Finance"), sector("aviation", "航空", "Aviation"),
            sector("airport", "空港", "Airport"),
            sector("railway", "鉄道", "Railway"), sector("electricity", "電力", "Electric power"),
            sector("gas", "ガス", "Gas"),
            sector("government-services", "政府・行政サービス", "Government and administrative services"),
            sector("medical", "医療", "Medical"), sector("water", "水道", "Water supply"),
            sector("logistics", "物流", "Logistics"), sector("chemical", "化学", "Chemical industry"),
            sector("credit", "クレジット", "Credit (card)"), sector("petroleum", "石油", "Petroleum"),
            sector("port", "港湾", "Port"));
    static final Forms FORMS = new Forms(_ -> SECTORS);
    static final FormDefinition REPORT = FORMS.reportForm(DAY);
    static final FormDefinition ADVISORY = FORMS.advisoryForm(DAY);
    static final FormJson REPORT_JSON = new FormJson(REPORT);
    static final FormJson ADVISORY_JSON = new FormJson(ADVISORY);

    /// One report or advisory of the fictional world: its number and what stands on its form.
    record Filed(String number, ObjectNode fields) {
        @Override
        public String toString() {
            return number;
        }
    }

    private TestForms() {}

    private static FormOption sector(String code, String japanese, String english) {
        return new FormOption(code, japanese, english);
    }

    static byte[] sample(String name) {
        try (var in = TestForms.class.getResourceAsStream("/forms/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// All 210 reports.
    static List<Filed> worldReports() {
        return world("reports.jsonl", "reports");
    }

    /// All 48 issues of advisories.
    static List<Filed> worldAdvisories() {
        return world("advisories.jsonl", "issues");
    }

    private static List<Filed> world(String file, String member) {
        var mapper = JsonMapper.builder().build();
        var filed = new ArrayList<Filed>();
        try (var in = Objects.requireNonNull(TestForms.class.getResourceAsStream("/world/" + file));
                var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine())
                for (var report : mapper.readTree(line).get(member)) {
                    var fields = (ObjectNode) report.get("fields");
                    if (report.has("unknown")) fields.set("unknown", report.get("unknown"));
                    filed.add(new Filed(report.get("number").asString(), fields));
                }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return filed;
    }

    static FormContent report(String json) {
        return REPORT_JSON.read(json).content();
    }
}
