package dev.noroshi.directory;

import dev.noroshi.directory.Ceptoar.ContactMeans;
import dev.noroshi.directory.Ceptoar.ContactPoint;
import dev.noroshi.directory.Ceptoar.HandlingRules;
import dev.noroshi.directory.Ceptoar.MemberCount;
import dev.noroshi.directory.Ceptoar.StatedMinistry;
import dev.noroshi.directory.CeptoarMap.PublishedList;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The published lists, read from the tables of this room.
@Repository
class CeptoarTables implements CeptoarLists {

    private final JdbcClient jdbc;

    CeptoarTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public CeptoarMap on(LocalDate day) {
        var ceptoars = rows("where :on between l.valid_from and coalesce(l.valid_to, 'infinity')", Map.of("on", day));
        var sectorList = lists("where listed_on <= :on order by listed_on desc limit 1", Map.of("on", day));
        return new CeptoarMap(day, first(lists(
                "where listed_on <= :on and code like 'ceptoars-%' order by listed_on desc limit 1",
                Map.of("on", day))), first(sectorList), sectorsOn(day), ceptoars);
    }

    @Override
    public List<PublishedList> published() {
        return lists("where code like 'ceptoars-%' order by listed_on", Map.of());
    }

    @Override
    public List<Ceptoar> historyOf(CeptoarCode code) {
        return rows("where l.ceptoar = :code", Map.of("code", code.value()));
    }

    @Override
    public List<CouncilAccession> accessionsOf(CeptoarCode code) {
        return jdbc.sql("""
                select acceded_on, part, assembly_no, text_ja
                from directory.council_accession
                where ceptoar = :code
                order by acceded_on""").param("code", code.value())
                .query((row, n) -> new CouncilAccession(code, row.getObject("acceded_on", LocalDate.class),
                        row.getString("part"), assembly(row), row.getString("text_ja")))
                .list();
    }

    private static OptionalInt assembly(ResultSet row) throws SQLException {
        var number = row.getObject("assembly_no", Integer.class);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    @Override
    public Map<String, CeptoarCode> codesByName() {
        var codes = new HashMap<String, CeptoarCode>();
        jdbc.sql("""
                select ceptoar, ceptoar as name from directory.ceptoar_listing
                union select ceptoar, name from directory.ceptoar_listing""")
                .query(row -> {
                    codes.put(Fold.key(row.getString("name")), new CeptoarCode(row.getString("ceptoar")));
                });
        return codes;
    }

    private static @Nullable PublishedList first(List<PublishedList> lists) {
        return lists.isEmpty() ? null : lists.getFirst();
    }

    private List<PublishedList> lists(String which, Map<String, ?> binds) {
        return jdbc.sql("""
                select listed_on, as_of, label_ja, label_en, source
                from directory.sector_listing
                """ + which).params(binds)
                .query((row, n) -> new PublishedList(row.getObject("listed_on", LocalDate.class),
                        row.getString("as_of"), row.getString("label_ja"), row.getString("label_en"),
                        row.getString("source")))
                .list();
    }

    private List<Sector> sectorsOn(LocalDate day) {
        return jdbc.sql("""
                select s.code, s.label_ja, s.label_en
                from directory.sector s
                join directory.sector_listing_entry e on e.sector = s.code
                where e.listing = (select code from directory.sector_listing
                                   where listed_on <= :on order by listed_on desc limit 1)
                order by s.ordinal""").param("on", day).query(CeptoarTables::sector).list();
    }

    static Sector sector(ResultSet row, int n) throws SQLException {
        return new Sector(new SectorCode(row.getString("code")), row.getString("label_ja"),
                row.getString("label_en"));
    }

    /// A ministry is shown for a CEPTOAR only when the paper that names it is not older than the first list the CEPTOAR
    /// stands in: no paper says whose the later ones are.
    private List<Ceptoar> rows(String which, Map<String, ?> binds) {
        return jdbc.sql("""
                select l.*, s.label_ja, s.label_en, m.codes, m.names_ja, m.names_en, m.stated, m.bases
                from directory.ceptoar_listing l
                join directory.ceptoar c on c.code = l.ceptoar
                join directory.sector s on s.code = l.sector
                left join lateral (
                  select array_agg(x.organisation order by x.organisation) codes,
                         array_agg(n.name_ja order by x.organisation) names_ja,
                         array_agg(coalesce(n.name_en, n.name_ja) order by x.organisation) names_en,
                         array_agg(x.stated_as_of order by x.organisation) stated,
                         array_agg(x.basis order by x.organisation) bases
                  from directory.organisation_sector x
                  join directory.organisation_state n on n.organisation = x.organisation
                   and greatest(l.valid_from, x.valid_from)
                       between n.valid_from and coalesce(n.valid_to, 'infinity')
                  where x.sector = l.sector and x.stated_as_of is not null
                    and x.valid_from >= (select min(first.valid_from) from directory.ceptoar_listing first
                                         where first.ceptoar = l.ceptoar)
                    and coalesce(x.valid_to, 'infinity') >= l.valid_from
                ) m on true
                """ + which + " order by c.ordinal, l.valid_from").params(binds).query(CeptoarTables::ceptoar).list();
    }

    private static Ceptoar ceptoar(ResultSet row, int n) throws SQLException {
        return new Ceptoar(new CeptoarCode(row.getString("ceptoar")), row.getString("as_of"),
                row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class),
                row.getString("name"), row.getString("name_en"), row.getString("umbrella"),
                new Sector(new SectorCode(row.getString("sector")), row.getString("label_ja"),
                        row.getString("label_en")),
                row.getString("sector_printed"), row.getString("sector_basis"), row.getString("sub_sector"),
                row.getString("secretariat_organisation"), row.getString("secretariat_department"), members(row),
                new ContactPoint(row.getString("contact_point_start_text"), row.getString("contact_point_start"),
                        row.getString("contact_point_basis")),
                new HandlingRules(row.getString("handling_rule_text"), row.getString("handling_rule_established")),
                means(row), row.getString("information_kind"), row.getString("notes"), ministries(row));
    }

    private static MemberCount members(ResultSet row) throws SQLException {
        return new MemberCount(row.getString("member_count_text"), row.getObject("companies", Integer.class),
                row.getObject("organisations", Integer.class), row.getObject("others_count", Integer.class),
                row.getString("others_text"), row.getObject("combined_count", Integer.class),
                row.getString("combined_label"), row.getObject("observers_included", Integer.class),
                row.getObject("total_parsed", Integer.class), row.getString("member_breakdown_text"));
    }

    private static ContactMeans means(ResultSet row) throws SQLException {
        return new ContactMeans(row.getString("contact_means_text"), row.getObject("mail", Boolean.class),
                row.getObject("phone", Boolean.class), row.getObject("fax", Boolean.class),
                row.getObject("web", Boolean.class), row.getObject("mobile", Boolean.class),
                row.getObject("satellite", Boolean.class), row.getString("other_means"));
    }

    private static List<StatedMinistry> ministries(ResultSet row) throws SQLException {
        var codes = SqlArrays.texts(row, "codes");
        var namesJa = SqlArrays.texts(row, "names_ja");
        var namesEn = SqlArrays.texts(row, "names_en");
        var stated = SqlArrays.texts(row, "stated");
        var bases = SqlArrays.texts(row, "bases");
        var ministries = new ArrayList<StatedMinistry>();
        for (var n = 0; n < codes.size(); n++)
            ministries.add(new StatedMinistry(new OrganisationId(codes.get(n)), namesJa.get(n), namesEn.get(n),
                    stated.get(n), bases.get(n)));
        return ministries;
    }
}
