package dev.noroshi.relay.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.form.ReportField;
import dev.noroshi.report.Door;
import dev.noroshi.report.Outcome;
import dev.noroshi.report.Reports;
import dev.noroshi.report.Submission;
import dev.noroshi.testing.NoroshiTest;
import dev.noroshi.testing.Program;
import dev.noroshi.testing.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Many at once: every report the centre gets has a number of its own, and no number is missing.
@NoroshiTest
class ConcurrentNumbersTest {

    private static final String REPORTS = "/api/v1/reports";
    private static final String REPORT = """
            {"tlp": "GREEN", "attachment": "NO", "sector": "finance", "event-summary": "%s"}""";
    private static final List<String> MINISTRIES = List.of("namine.mai", "misakihara.minato", "shakuno.ritsuko");
    private static final int AT_ONCE = 100;
    private static final int FORWARDS = 10;
    private static final int GIVEN_UP = 20;

    @Autowired
    Programs programs;
    @Autowired
    JdbcClient jdbc;
    @Autowired
    Reports reports;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void numbersAreUniqueAndGaplessHoweverManyComeAtOnceAndHoweverManyFail() throws Exception {
        var atMinistry = reportsWaitingAtTheMinistry();
        var before = last();
        var work = new ArrayList<Callable<String>>();
        for (var i = 0; i < AT_ONCE; i++) {
            var program = programs.as(MINISTRIES.get(i / 10 % MINISTRIES.size()));
            // every tenth is sent twice with one key, as a program does that lost the answer
            var key = i % 10 == 0 ? "again-" + i : i % 10 == 1 ? "again-" + (i - 1) : UUID.randomUUID().toString();
            work.add(() -> submitted(program, key));
        }
        atMinistry.forEach(path -> work.add(() -> forwarded(path)));
        for (var i = 0; i < GIVEN_UP; i++) {
            work.add(this::submittedAndRolledBack);
            work.add(this::refused);
        }
        var numbers = all(work);

        assertThat(numbers).hasSize(AT_ONCE + FORWARDS);
        var distinct = numbers.stream().distinct().toList();
        assertThat(distinct).hasSize(AT_ONCE * 9 / 10 + FORWARDS);
        assertThat(last() - before).isEqualTo(distinct.size());
        assertThat(jdbc.sql("""
                select count(distinct number)
                from relay.dossier
                where tier = 'CENTRE' and occasion = 'REAL' and number is not null""").query(Integer.class).single())
                .isEqualTo(last());
        assertThat(distinct).allSatisfy(number -> assertThat(Integer.parseInt(number.substring(1)))
                .isBetween(before + 1, last()));
    }

    private String submitted(Program program, String key) {
        var answer = program.post(REPORTS + "?submit=true", REPORT.formatted("省庁からの連絡"), "Idempotency-Key", key);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        return answer.json().path("number").asString();
    }

    private String forwarded(String path) {
        var answer = programs.ministry().post(path + "/forward");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.json().path("number").asString();
    }

    /// The number is taken, and then something goes wrong.
    private String submittedAndRolledBack() {
        var caller = programs.cast().financeMinistry();
        var content = FormContent.of(Map.of(ReportField.TLP, new FieldValue.Choice("GREEN"), ReportField.ATTACHMENT,
                new FieldValue.Choice("NO"), ReportField.SECTOR, new FieldValue.Choice("finance")));
        transaction.executeWithoutResult(status -> {
            var draft = reports.begin(caller, Submission.of(content, Door.API));
            assertThat(reports.submitLatest(caller, draft.series())).isInstanceOf(Outcome.Submitted.class);
            status.setRollbackOnly();
        });
        return "";
    }

    private String refused() {
        assertThat(programs.ministry().post(REPORTS + "?submit=true", "{}").status()).isEqualTo(422);
        return "";
    }

    /// What all of it came to, without what came to nothing.
    private static List<String> all(List<Callable<String>> work) throws InterruptedException, ExecutionException {
        var numbers = new ArrayList<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(work))
                if (!done.get().isEmpty()) numbers.add(done.get());
        }
        return numbers;
    }

    private List<String> reportsWaitingAtTheMinistry() {
        var operator = programs.operator();
        var waiting = new ArrayList<String>();
        for (var i = 0; i < FORWARDS; i++) {
            var mark = "一斉" + UUID.randomUUID().toString().substring(0, 8);
            var made = operator.post(REPORTS + "?submit=true", REPORT.formatted(mark)
                    .replaceFirst("\\{", "{\"route\": \"MINISTRY\", "));
            assertThat(made.status()).as(made.toString()).isEqualTo(201);
            var page = programs.ministry().get(REPORTS + "?limit=100&state=HELD").json().path("reports");
            for (var line : page)
                if (line.path("title").asString().equals(mark)) waiting.add(REPORTS + "/" + line.path("id").asString());
        }
        assertThat(waiting).hasSize(FORWARDS);
        return waiting;
    }

    private int last() {
        return jdbc.sql("select last from relay.counter where kind = 'R' and occasion = 'REAL'").query(Integer.class)
                .single();
    }
}
