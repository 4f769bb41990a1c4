package dev.noroshi.directory;

import java.util.HashMap;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.SectorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The directory, read from the tables of this room: one statement for each question, however many it is about.
@Repository
class DirectoryTables implements Directory {

    /// The organisations of a day. A secretariat or member without sectors of its own has that of its CEPTOAR. Readings
    /// order the names; kanji alone have no order people would expect.
    private static final String ORGANISATIONS = """
            with organisations as not materialized (
              select o.code, o.actor_class, o.ministry, s.name_ja, coalesce(s.name_en, s.name_ja) as name_en,
                     s.name_kana, s.short_name, s.desk_ja, s.desk_en, a.ceptoar, a.part,
                     coalesce(nullif(array(select x.sector from directory.organisation_sector x where x.organisation = o.code
                                             and :on between x.valid_from and coalesce(x.valid_to, 'infinity')), '{}'),
                              array(select l.sector from directory.ceptoar_listing l where l.ceptoar = a.ceptoar
                                      and :on between l.valid_from and coalesce(l.valid_to, 'infinity'))) as sectors
              from directory.organisation o
              join directory.organisation_state s on s.organisation = o.code
               and :on between s.valid_from and coalesce(s.valid_to, 'infinity')
              left join directory.affiliation a on a.organisation = o.code
               and :on between a.valid_from and coalesce(a.valid_to, 'infinity')
            ),
            -- who answers for a sector: its desks, or the ministry itself where no desk is known
            answering as materialized (
              select sector, code, actor_class, ministry, name_ja, name_en, name_kana, short_name, desk_ja, desk_en,
                     ceptoar, sectors,
                     dense_rank() over (partition by sector order by ministry is null and desk_ja is null) as choice
              from organisations, unnest(sectors) sector
              where actor_class = 'responsible-ministry'
            )
            """;
    private static final String BY_NAME = " order by name_kana nulls last, name_ja, code";

    private final JdbcClient jdbc;
    private final Clock clock;

    DirectoryTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public Optional<Organisation> organisation(OrganisationId id, LocalDate on) {
        return organisations(Set.of(id), on).stream().findFirst();
    }

    @Override
    public List<Organisation> organisations(Set<OrganisationId> ids, LocalDate on) {
        return jdbc.sql(ORGANISATIONS + """
                select * from organisations
                where code = any(array(select unnest(:ids::text[]) union all
                                       select organisation from directory.organisation_alias
                                       where alias = any(:ids)))"""
                + BY_NAME).param("on", on).param("ids", codes(ids)).query(DirectoryTables::organisation).list();
    }

    @Override
    public List<Organisation> named(String words, LocalDate on) {
        var wanted = Normalizer.normalize(words.strip(), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) return List.of();
        return jdbc.sql(ORGANISATIONS + """
                select * from organisations
                where :wanted in (lower(code), lower(normalize(name_ja, NFKC)), lower(normalize(name_en, NFKC)),
                                  lower(normalize(short_name, NFKC)))
                   or actor_class <> 'operator' and length(:wanted) > 1
                      and (strpos(lower(normalize(name_ja, NFKC)), :wanted) > 0
                           or strpos(lower(normalize(coalesce(name_en, ''), NFKC)), :wanted) > 0)"""
                + BY_NAME + " limit 20").param("on", on).param("wanted", wanted)
                .query(DirectoryTables::organisation).list();
    }

    @Override
    public Organisation centre(LocalDate on) {
        var first = jdbc.sql("select min(valid_from) from directory.organisation_state where organisation = :centre")
                .param("centre", ReferenceBodies.CENTRE).query(LocalDate.class).single();
        var day = on.isBefore(first) ? first : on;
        return organisation(new OrganisationId(ReferenceBodies.CENTRE), day)
                .orElseThrow(() -> new IllegalStateException("The registry has no centre on " + day));
    }

    @Override
    public Optional<Organisation> secretariatOf(OrganisationId operator, LocalDate on) {
        return Optional.ofNullable(secretariatsOf(Set.of(operator), on).get(operator));
    }

    @Override
    public Map<OrganisationId, Organisation> secretariatsOf(Collection<OrganisationId> operators, LocalDate on) {
        return paired(ORGANISATIONS + """
                , secretariats as materialized (select * from organisations where part = 'secretariat')
                select distinct on (m.organisation) m.organisation as asked, s.*
                from directory.affiliation m
                join secretariats s on s.ceptoar = m.ceptoar
                where m.organisation = any(:ids) and m.part = 'member'
                  and :on between m.valid_from and coalesce(m.valid_to, 'infinity')
                order by m.organisation, s.name_kana nulls last, s.name_ja""", operators, on);
    }

    @Override
    public Optional<Organisation> ministryOf(OrganisationId operatorOrSecretariat, LocalDate on) {
        return Optional.ofNullable(ministriesOf(Set.of(operatorOrSecretariat), on).get(operatorOrSecretariat));
    }

    @Override
    public Map<OrganisationId, Organisation> ministriesOf(Collection<OrganisationId> organisations, LocalDate on) {
        return paired(ORGANISATIONS + """
                , asked as materialized (select code, sectors from organisations where code = any(:ids))
                select distinct on (m.code) m.code as asked, a.*
                from asked m
                join answering a on a.sector = any(m.sectors)
                order by m.code, a.choice, a.code""", organisations, on);
    }

    @Override
    public List<Organisation> ministriesFor(Set<SectorCode> sectors, LocalDate on) {
        return jdbc.sql(ORGANISATIONS + """
                select * from organisations
                where code in (select code from answering where choice = 1 and sector = any(:sectors))""" + BY_NAME)
                .param("on", on).param("sectors", codes(sectors)).query(DirectoryTables::organisation).list();
    }

    @Override
    public List<Organisation> secretariatsUnder(OrganisationId ministry, Set<SectorCode> sectors, LocalDate on) {
        return jdbc.sql(ORGANISATIONS + """
                select * from organisations s
                where part = 'secretariat'
                  and exists (select from organisations m, unnest(m.sectors) sector
                              where m.code = :ministry and sector = any(s.sectors) and sector = any(:sectors))"""
                + BY_NAME).param("on", on).param("ministry", ministry.value()).param("sectors", codes(sectors))
                .query(DirectoryTables::organisation).list();
    }

    @Override
    public List<Organisation> membersOf(OrganisationId secretariat, LocalDate on) {
        return membersOf(Set.of(secretariat), on).getOrDefault(secretariat, List.of());
    }

    @Override
    public Map<OrganisationId, List<Organisation>> membersOf(Collection<OrganisationId> secretariats, LocalDate on) {
        var members = new LinkedHashMap<OrganisationId, List<Organisation>>();
        jdbc.sql(ORGANISATIONS + """
                select r.organisation as asked, m.*
                from directory.affiliation r
                join organisations m on m.ceptoar = r.ceptoar and m.part = 'member'
                where r.organisation = any(:ids) and r.part = 'secretariat'
                  and :on between r.valid_from and coalesce(r.valid_to, 'infinity')""" + BY_NAME).param("on", on)
                .param("ids", codes(secretariats)).query(row -> {
                    members.computeIfAbsent(new OrganisationId(row.getString("asked")),
                            asked -> new java.util.ArrayList<>()).add(organisation(row, 0));
                });
        return members;
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return jdbc.sql("""
                select p.*, t.*
                from directory.person p
                join directory.post t on t.person = p.id
                where p.id = :id
                order by :today between t.valid_from and coalesce(t.valid_to, 'infinity') desc, t.valid_from desc
                limit 1""").param("id", id.value()).param("today", today()).query(DirectoryTables::person).optional();
    }

    @Override
    public Optional<Person> personByLogin(String login) {
        return jdbc.sql("""
                select p.*, t.*
                from directory.person p
                join directory.post t on t.person = p.id
                 and :today between t.valid_from and coalesce(t.valid_to, 'infinity')
                where p.login = :login""").param("login", login).param("today", today())
                .query(DirectoryTables::person).optional();
    }

    @Override
    public Optional<Post> post(PersonId person, OrganisationId organisation, LocalDate on) {
        return jdbc.sql("""
                select role, attachment, nda_from, nda_until
                from directory.post
                where person = :person and organisation = :organisation
                  and :on between valid_from and coalesce(valid_to, 'infinity')""").param("person", person.value())
                .param("organisation", organisation.value()).param("on", on)
                .query((row, n) -> new Post(row.getString("role"), Attachment.ofCode(row.getString("attachment")),
                        nda(row)))
                .optional();
    }

    @Override
    public Map<PersonId, Post> posts(Collection<OrganisationId> organisations, LocalDate on) {
        var posts = new HashMap<PersonId, Post>();
        jdbc.sql("""
                select person, role, attachment, nda_from, nda_until
                from directory.post
                where organisation = any(:organisations)
                  and :on between valid_from and coalesce(valid_to, 'infinity')""")
                .param("organisations", codes(organisations)).param("on", on).query(row -> {
                    posts.put(new PersonId(row.getLong("person")), new Post(row.getString("role"),
                            Attachment.ofCode(row.getString("attachment")), nda(row)));
                });
        return posts;
    }

    static @Nullable Nda nda(ResultSet row) throws SQLException {
        var from = row.getObject("nda_from", LocalDate.class);
        return from == null ? null : new Nda(from, row.getObject("nda_until", LocalDate.class));
    }

    @Override
    public List<Sector> sectors() {
        return jdbc.sql("select code, label_ja, label_en from directory.sector order by ordinal")
                .query(CeptoarTables::sector).list();
    }

    @Override
    public Optional<Sector> sector(SectorCode code) {
        return jdbc.sql("select code, label_ja, label_en from directory.sector where code = :code")
                .param("code", code.value()).query(CeptoarTables::sector).optional();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Map<OrganisationId, Organisation> paired(String sql, Collection<OrganisationId> ids, LocalDate on) {
        var found = new LinkedHashMap<OrganisationId, Organisation>();
        jdbc.sql(sql).param("on", on).param("ids", codes(ids)).query(row -> {
            found.put(new OrganisationId(row.getString("asked")), organisation(row, 0));
        });
        return found;
    }

    static String[] codes(Collection<?> ids) {
        return ids.stream().map(Object::toString).toArray(String[]::new);
    }

    private static Organisation organisation(ResultSet row, int n) throws SQLException {
        return new Organisation(new OrganisationId(row.getString("code")),
                ActorClass.ofCode(row.getString("actor_class")), row.getString("name_ja"), row.getString("name_en"),
                row.getString("short_name"), row.getString("desk_ja"), row.getString("desk_en"),
                row.getString("ceptoar"), SqlArrays.texts(row, "sectors").stream().map(SectorCode::new)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    static Person person(ResultSet row, int n) throws SQLException {
        return new Person(new PersonId(row.getLong("id")), new OrganisationId(row.getString("organisation")),
                row.getString("login"), row.getString("role"), row.getString("name_ja"), row.getString("name_kana"),
                row.getString("name_en"), row.getString("email"), row.getString("phone"), row.getString("mobile"),
                row.getString("fax"), Language.of(row.getString("language")));
    }
}
