package dev.noroshi.directory;

import java.time.LocalDate;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes who belongs to which CEPTOAR and who runs it.
record AffiliationWriter(JdbcClient jdbc) {

    private static final String ENTERED = """
            with entered as (
              select * from jsonb_populate_recordset(null::directory.affiliation, :rows::jsonb)
            )
            """;

    private record Row(String organisation, String ceptoar, String part, LocalDate validFrom,
            @Nullable LocalDate validTo) {
    }

    void write(Collection<AffiliationEntry> entries) {
        var rows = Rows.json(entries.stream().map(each -> new Row(each.organisation().value(), each.ceptoar().value(),
                each.part().code(), each.validFrom(), each.validTo())).toList());
        // the same affiliation with other dates: they are corrected, not added to
        jdbc.sql(ENTERED + """
                delete from directory.affiliation a
                using entered e
                where a.organisation = e.organisation
                  and (a.valid_from = e.valid_from
                       or a.ceptoar = e.ceptoar and a.part = e.part
                          and a.valid_from <= coalesce(e.valid_to, 'infinity')
                          and coalesce(a.valid_to, 'infinity') >= e.valid_from)""").param("rows", rows).update();
        jdbc.sql(ENTERED + "insert into directory.affiliation select * from entered").param("rows", rows).update();
        // the affiliation that starts later holds from its first day on
        jdbc.sql(ENTERED + """
                update directory.affiliation a
                set valid_to = n.next_from - 1
                from (select organisation, valid_from,
                             lead(valid_from) over (partition by organisation order by valid_from) as next_from
                      from directory.affiliation
                      where organisation in (select organisation from entered)) n
                where a.organisation = n.organisation and a.valid_from = n.valid_from
                  and coalesce(a.valid_to, 'infinity') >= n.next_from""").param("rows", rows).update();
        endPosts(rows);
    }

    /// Who leaves the last CEPTOAR leaves the house: its people hold their posts to that day and no longer.
    private void endPosts(String rows) {
        jdbc.sql(ENTERED + """
                update directory.post t
                set valid_to = m.last_day
                from (select organisation, max(coalesce(valid_to, 'infinity')) as last_day
                      from directory.affiliation
                      where part = 'member' and organisation in (select organisation from entered)
                      group by organisation) m
                where t.organisation = m.organisation and m.last_day < 'infinity' and t.valid_from <= m.last_day
                  and coalesce(t.valid_to, 'infinity') > m.last_day""").param("rows", rows).update();
    }
}
