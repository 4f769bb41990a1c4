package dev.noroshi.directory;

import dev.noroshi.directory.AffiliationEntry.Part;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads entries as they were written.
record RegistryReader(JdbcClient jdbc) {

    List<OrganisationEntry> organisations(String which, String[] codes, LocalDate on) {
        return jdbc.sql("""
                select o.code, o.actor_class, o.ministry, s.*,
                       array(select x.sector from directory.organisation_sector x where x.organisation = o.code
                              and :on between x.valid_from and coalesce(x.valid_to, 'infinity')) as sectors
                from directory.organisation o
                join directory.organisation_state s on s.organisation = o.code
                 and :on between s.valid_from and coalesce(s.valid_to, 'infinity')
                where
                """ + which + " order by s.name_kana nulls last, s.name_ja, o.code").param("codes", codes)
                .param("on", on).query(RegistryReader::organisation).list();
    }

    List<AffiliationEntry> memberships(Collection<CeptoarCode> ceptoars, LocalDate on) {
        return jdbc.sql("""
                select a.*
                from directory.affiliation a
                join directory.ceptoar c on c.code = a.ceptoar
                left join directory.organisation_state s on s.organisation = a.organisation
                 and :on between s.valid_from and coalesce(s.valid_to, 'infinity')
                where a.part = 'member' and a.ceptoar = any(:codes)
                  and :on between a.valid_from and coalesce(a.valid_to, 'infinity')
                order by c.ordinal, s.name_kana nulls last, s.name_ja, a.organisation""")
                .param("codes", DirectoryTables.codes(ceptoars)).param("on", on).query(RegistryReader::affiliation)
                .list();
    }

    static OrganisationEntry organisation(ResultSet row, int n) throws SQLException {
        var ministry = row.getString("ministry");
        var profile = new Profile(row.getString("prefecture"), row.getString("domain"),
                SqlArrays.texts(row, "networks"), SqlArrays.texts(row, "services"),
                SqlArrays.texts(row, "contractors"));
        var state = new OrganisationState(row.getString("name_ja"), row.getString("name_kana"),
                row.getString("name_en"), row.getString("short_name"), AddressTables.contact(row), profile,
                row.getString("notes"));
        return new OrganisationEntry(new OrganisationId(row.getString("code")),
                ActorClass.ofCode(row.getString("actor_class")), ministry == null ? null : new OrganisationId(ministry),
                state, SqlArrays.texts(row, "sectors").stream().map(SectorCode::new).collect(Collectors.toSet()),
                from(row), to(row));
    }

    static AffiliationEntry affiliation(ResultSet row, int n) throws SQLException {
        return new AffiliationEntry(new OrganisationId(row.getString("organisation")),
                new CeptoarCode(row.getString("ceptoar")),
                Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)), from(row), to(row));
    }

    static PersonEntry person(ResultSet row, int n) throws SQLException {
        return new PersonEntry(row.getString("login"), row.getString("name_ja"), row.getString("name_kana"),
                row.getString("name_en"), Language.of(row.getString("language")),
                new OrganisationId(row.getString("organisation")), row.getString("role"), row.getString("email"),
                row.getString("phone"), row.getString("mobile"), row.getString("fax"), row.getString("hours"),
                Attachment.ofCode(row.getString("attachment")), DirectoryTables.nda(row), from(row), to(row));
    }

    private static LocalDate from(ResultSet row) throws SQLException {
        return row.getObject("valid_from", LocalDate.class);
    }

    private static @Nullable LocalDate to(ResultSet row) throws SQLException {
        return row.getObject("valid_to", LocalDate.class);
    }
}
