package dev.noroshi.exchange;

import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.database.Moments;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import dev.noroshi.stix.ReadObject;

/// Objects of peers that could not be taken, as rows: the latest of each peer.
@Component
class Refusals {

    private static final int KEPT = 200;
    private static final int LONGEST = 300;

    private final JdbcClient jdbc;

    Refusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// An object that could not be taken, and why.
    ///
    /// @param object its id, or its place on the page
    record Refusal(String object, Problem problem, Instant at) {
    }

    void keep(PeerId peer, List<ReadObject.Unsound> objects, Instant now) {
        if (objects.isEmpty()) return;
        for (var each : objects.subList(0, Math.min(KEPT, objects.size())))
            jdbc.sql("""
                    insert into exchange.refused (peer, object, fault, at) values (:peer, :object, :fault, :now)
                    on conflict (peer, object) do update set fault = excluded.fault, at = excluded.at""")
                    .param("peer", peer.value()).param("object", shortened(each.id()))
                    .param("fault", fault(each.problems().getFirst())).param("now", Moments.column(now)).update();
        jdbc.sql("""
                delete from exchange.refused
                where peer = :peer and object in (select object from exchange.refused where peer = :peer
                                                  order by at desc, object offset :kept)""")
                .param("peer", peer.value()).param("kept", KEPT).update();
    }

    List<Refusal> of(PeerId peer) {
        return jdbc.sql("select object, fault, at from exchange.refused where peer = :peer order by at desc, object")
                .param("peer", peer.value()).query((row, n) -> new Refusal(row.getString("object"),
                        problem(row.getString("fault")), Moments.of(row, "at")))
                .list();
    }

    /// As a row keeps it: the sentence is made when it is shown.
    static String fault(Problem problem) {
        return problem.code() + "|" + String.join("|",
                problem.details().stream().map(each -> shortened(each.replace('|', '/'))).toList());
    }

    static Problem problem(String kept) {
        var parts = kept.split("\\|", -1);
        return Problem.of("", parts[0], Arrays.copyOfRange(parts, 1, parts.length));
    }

    private static String shortened(String text) {
        var clean = text.replace('\0', ' ');
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
