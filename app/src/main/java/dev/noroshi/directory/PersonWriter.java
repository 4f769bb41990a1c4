package dev.noroshi.directory;

import dev.noroshi.kernel.PersonId;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes people and the posts they hold.
record PersonWriter(JdbcClient jdbc) {

    /// Numbers stay below 2^53, which every JSON reader can hold exactly.
    private static final long NUMBERS = 1L << 53;
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String POSTS = """
            with entered as (
              select * from jsonb_populate_recordset(null::directory.post, :rows::jsonb)
            )
            """;

    private record PersonRow(long id, String login, String nameJa, @Nullable String nameKana, @Nullable String nameEn,
            String language) {
        /// Names nobody.
        @Override
        public String toString() {
            return "PersonRow[withheld]";
        }
    }

    private record PostRow(long person, String organisation, String role, @Nullable String email,
            @Nullable String phone, @Nullable String mobile, @Nullable String fax, @Nullable String hours,
            LocalDate validFrom, @Nullable LocalDate validTo, String attachment, @Nullable LocalDate ndaFrom,
            @Nullable LocalDate ndaUntil) {
        /// Names nobody.
        @Override
        public String toString() {
            return "PostRow[withheld]";
        }
    }

    Map<String, PersonId> write(Collection<PersonEntry> entries) {
        var ids = writePeople(entries);
        writePosts(Rows.json(entries.stream().map(each -> new PostRow(number(ids, each),
                each.organisation().value(), each.role(), each.email(), each.phone(), each.mobile(), each.fax(),
                each.hours(), each.validFrom(), each.validTo(), each.attachment().code(), from(each.nda()),
                until(each.nda()))).toList()));
        return ids;
    }

    private static @Nullable LocalDate from(@Nullable Nda nda) {
        return nda == null ? null : nda.from();
    }

    private static @Nullable LocalDate until(@Nullable Nda nda) {
        return nda == null ? null : nda.until();
    }

    private static long number(Map<String, PersonId> ids, PersonEntry entry) {
        return Objects.requireNonNull(ids.get(entry.login()), "the statement returns every login").value();
    }

    private Map<String, PersonId> writePeople(Collection<PersonEntry> entries) {
        var people = Rows.json(entries.stream().map(each -> new PersonRow(RANDOM.nextLong(1, NUMBERS), each.login(),
                each.nameJa(), each.nameKana(), each.nameEn(), each.language().tag())).toList());
        var ids = new HashMap<String, PersonId>();
        jdbc.sql("""
                insert into directory.person
                select distinct on (login) r.*
                from jsonb_populate_recordset(null::directory.person, :rows::jsonb) r
                on conflict (login) do update
                set name_ja = excluded.name_ja, name_kana = excluded.name_kana, name_en = excluded.name_en,
                    language = excluded.language
                returning id, login""").param("rows", people).query(row -> {
            ids.put(row.getString("login"), new PersonId(row.getLong("id")));
        });
        return ids;
    }

    private void writePosts(String rows) {
        // the same post with other dates: they are corrected, not added to
        jdbc.sql(POSTS + """
                delete from directory.post t
                using entered e
                where t.person = e.person
                  and (t.valid_from = e.valid_from
                       or t.organisation = e.organisation and t.role = e.role
                          and t.valid_from <= coalesce(e.valid_to, 'infinity')
                          and coalesce(t.valid_to, 'infinity') >= e.valid_from)""").param("rows", rows).update();
        jdbc.sql(POSTS + "insert into directory.post select * from entered").param("rows", rows).update();
        // the post that starts later is held from its first day on
        jdbc.sql(POSTS + """
                update directory.post t
                set valid_to = n.next_from - 1
                from (select person, valid_from,
                             lead(valid_from) over (partition by person order by valid_from) as next_from
                      from directory.post
                      where person in (select person from entered)) n
                where t.person = n.person and t.valid_from = n.valid_from
                  and coalesce(t.valid_to, 'infinity') >= n.next_from""").param("rows", rows).update();
    }
}
