package dev.noroshi.audit;

import dev.noroshi.platform.database.Crossing;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Joins the lines that are written to the chain. One program at a time does it, whoever has the lock; the others go on
/// writing lines meanwhile.
@Component
class Sealer {

    private static final int AT_ONCE = 1000;
    /// "noroshi" in the numbers of a telephone; any number would do that nobody else uses.
    private static final long LOCK = 6676744;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transactions;

    Sealer(JdbcTemplate jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    private record End(long position, byte[] hash) {
    }

    private record Link(long position, long entry, byte[] hash) {
    }

    /// Seals a thousand lines at most.
    ///
    /// @return how many; 0 when none wait, or another program seals them
    @Crossing("every line, into the chain")
    int seal() {
        if (!waits()) return 0;
        var sealed = transactions.execute(status -> {
            if (!lock()) return 0;
            var end = end();
            var links = new ArrayList<Link>();
            var position = end.position();
            var hash = end.hash();
            for (var row : pending()) {
                hash = Chain.link(hash, ++position, row);
                links.add(new Link(position, row.id(), hash));
            }
            write(links);
            return links.size();
        });
        return sealed == null ? 0 : sealed;
    }

    private boolean waits() {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select from audit.pending)", Boolean.class));
    }

    private boolean lock() {
        return Boolean.TRUE.equals(
                jdbc.queryForObject("select pg_try_advisory_xact_lock(" + LOCK + ")", Boolean.class));
    }

    private End end() {
        var last = jdbc.query("select position, hash from audit.seal order by position desc limit 1",
                (row, n) -> new End(row.getLong("position"), row.getBytes("hash")));
        return last.isEmpty() ? new End(0, Chain.BEGINNING) : last.getFirst();
    }

    /// In the order of their numbers. A line with a smaller number that is committed later gets a later place. The numbers are found
    /// first: how many wait changes too fast for the database to know, and taken for many it went through the whole trail.
    private List<Chain.Row> pending() {
        return jdbc.query("""
                select e.id, e.at, e.person, e.organisation, e.kind, e.act, e.route, e.subject
                from audit.entry e
                where e.id = any (array(select p.entry from audit.pending p order by p.entry limit %d))
                order by e.id""".formatted(AT_ONCE), (ResultSet row, int n) -> Chain.Row.of(row));
    }

    private void write(List<Link> links) {
        jdbc.batchUpdate("insert into audit.seal (position, entry, hash) values (?, ?, ?)", links, AT_ONCE,
                (row, link) -> {
                    row.setLong(1, link.position());
                    row.setLong(2, link.entry());
                    row.setBytes(3, link.hash());
                });
        jdbc.update("delete from audit.pending where entry = any (?)",
                new SqlArrayValue("bigint", links.stream().map(Link::entry).toArray()));
    }
}
