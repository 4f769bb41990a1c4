package dev.noroshi.audit;

import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// The lines as rows, and those that wait a moment to be written together.
@Component
class Lines {

    /// More than a busy second brings; whoever comes when it is full writes some of them, and their own.
    static final int WAITING = 10_000;
    private static final int AT_ONCE = 1_000;

    private final JdbcTemplate jdbc;
    private final BlockingQueue<Line> waiting = new ArrayBlockingQueue<>(WAITING);

    Lines(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void write(List<Line> lines) {
        jdbc.batchUpdate("""
                insert into audit.entry (at, person, organisation, kind, act, route, subject)
                values (?, ?, ?, ?, ?, ?, ?)""", lines, lines.size(), (row, line) -> {
            var person = line.person();
            var organisation = line.organisation();
            row.setObject(1, line.at());
            row.setObject(2, person == null ? null : person.value(), Types.BIGINT);
            row.setString(3, organisation == null ? null : organisation.value());
            row.setString(4, line.kind().name());
            row.setString(5, line.act());
            row.setString(6, line.route());
            row.setString(7, line.subject());
        });
    }

    /// Writes the line if the transaction under way has changed anything: the database has given it a number then.
    boolean writeIfChanged(Line line) {
        var person = line.person();
        var organisation = line.organisation();
        return jdbc.update("""
                insert into audit.entry (at, person, organisation, kind, act, route, subject)
                select ?, ?, ?, ?, ?, ?, ?
                where pg_current_xact_id_if_assigned() is not null""", line.at(),
                person == null ? null : person.value(), organisation == null ? null : organisation.value(),
                line.kind().name(), line.act(), line.route(), line.subject()) > 0;
    }

    void later(Line line) {
        if (waiting.offer(line)) return;
        writeSome();
        if (!waiting.offer(line)) write(List.of(line));
    }

    /// Writes what waits. What could not be written waits on, as long as there is room.
    void flush() {
        var written = writeSome();
        while (written > 0) written = writeSome();
    }

    private int writeSome() {
        var lines = new ArrayList<Line>();
        waiting.drainTo(lines, AT_ONCE);
        if (lines.isEmpty()) return 0;
        try {
            write(lines);
        } catch (RuntimeException e) {
            lines.forEach(waiting::offer);
            throw e;
        }
        return lines.size();
    }
}
