package dev.noroshi.directory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Writes what organisations are from a day on, for all of them with the same few statements.
record OrganisationWriter(JdbcClient jdbc) {

    /// What the basis of a sector says when no paper but an entry in the registry does.
    private static final String ENTERED = "登録";

    private record Row(String organisation, String actorClass, @Nullable String ministry, LocalDate validFrom,
            @Nullable LocalDate validTo, String nameJa, @Nullable String nameKana, @Nullable String nameEn,
            @Nullable String shortName, @Nullable String deskJa, @Nullable String deskEn, @Nullable String email,
            @Nullable String phone, @Nullable String fax, @Nullable String hotline, @Nullable String hours,
            @Nullable String prefecture, @Nullable String domain, List<String> networks, List<String> services,
            List<String> contractors, @Nullable String notes, Set<String> sectors) {

        static Row of(OrganisationEntry entry) {
            var state = entry.state();
            var contact = state.contact();
            var profile = state.profile();
            var ministry = entry.ministry();
            var sectors = new TreeSet<String>();
            entry.sectors().forEach(sector -> sectors.add(sector.value()));
            return new Row(entry.id().value(), entry.actorClass().code(),
                    ministry == null || ministry.equals(entry.id()) ? null : ministry.value(), entry.validFrom(),
                    entry.validTo(), state.nameJa(), state.nameKana(), state.nameEn(), state.shortName(),
                    contact.deskJa(), contact.deskEn(), contact.email(), contact.phone(), contact.fax(),
                    contact.hotline(), contact.hours(), profile.prefecture(), profile.domain(), profile.networks(),
                    profile.services(), profile.contractors(), state.notes(), sectors);
        }

        /// Names nobody.
        @Override
        public String toString() {
            return "Row[withheld]";
        }
    }

    void write(Collection<OrganisationEntry> entries) {
        var rows = Rows.json(entries.stream().map(Row::of).toList());
        writeOrganisations(rows);
        writeStates(rows);
        writeSectors(rows);
    }

    private void writeOrganisations(String rows) {
        jdbc.sql("""
                insert into directory.organisation (code, actor_class, ministry)
                select distinct on (organisation) organisation, actor_class, ministry
                from jsonb_to_recordset(:rows::jsonb)
                  as r (organisation text, actor_class text, ministry text, valid_from date)
                order by organisation, valid_from desc
                on conflict (code) do update
                set actor_class = excluded.actor_class,
                    ministry = coalesce(excluded.ministry, organisation.ministry)""").param("rows", rows).update();
    }

    private void writeStates(String rows) {
        jdbc.sql("""
                delete from directory.organisation_state s
                using jsonb_to_recordset(:rows::jsonb) as r (organisation text, valid_from date)
                where s.organisation = r.organisation and s.valid_from = r.valid_from""").param("rows", rows).update();
        jdbc.sql("""
                insert into directory.organisation_state
                select (jsonb_populate_record(null::directory.organisation_state, r)).*
                from jsonb_array_elements(:rows::jsonb) r""").param("rows", rows).update();
        // the state that starts later holds from its first day on
        jdbc.sql("""
                update directory.organisation_state s
                set valid_to = n.next_from - 1
                from (select organisation, valid_from,
                             lead(valid_from) over (partition by organisation order by valid_from) as next_from
                      from directory.organisation_state
                      where organisation in (select organisation from jsonb_to_recordset(:rows::jsonb)
                                               as r (organisation text))) n
                where s.organisation = n.organisation and s.valid_from = n.valid_from
                  and coalesce(s.valid_to, 'infinity') >= n.next_from""").param("rows", rows).update();
    }

    /// From the day of the entry on, exactly the sectors of the entry: others end the day before, known ones take its
    /// end, new ones begin.
    private void writeSectors(String rows) {
        var entered = """
                with entered as (
                  select organisation, valid_from, valid_to, sectors
                  from jsonb_to_recordset(:rows::jsonb)
                    as r (organisation text, valid_from date, valid_to date, sectors text[])
                )
                """;
        jdbc.sql(entered + """
                delete from directory.organisation_sector x
                using entered e
                where x.organisation = e.organisation and x.valid_from = e.valid_from
                  and not x.sector = any(e.sectors)""").param("rows", rows).update();
        jdbc.sql(entered + """
                update directory.organisation_sector x
                set valid_to = case when x.sector = any(e.sectors) then e.valid_to else e.valid_from - 1 end
                from entered e
                where x.organisation = e.organisation
                  and e.valid_from between x.valid_from and coalesce(x.valid_to, 'infinity')""").param("rows", rows)
                .update();
        jdbc.sql(entered + """
                insert into directory.organisation_sector (organisation, sector, valid_from, valid_to, basis)
                select e.organisation, sector, e.valid_from, e.valid_to, :basis
                from entered e, unnest(e.sectors) sector
                where not exists (select from directory.organisation_sector x
                                  where x.organisation = e.organisation and x.sector = sector.sector
                                    and e.valid_from between x.valid_from and coalesce(x.valid_to, 'infinity'))""")
                .param("rows", rows).param("basis", ENTERED).update();
        jdbc.sql(entered + """
                update directory.organisation_sector x
                set valid_to = n.next_from - 1
                from (select organisation, sector, valid_from,
                             lead(valid_from) over (partition by organisation, sector order by valid_from) as next_from
                      from directory.organisation_sector
                      where organisation in (select organisation from entered)) n
                where x.organisation = n.organisation and x.sector = n.sector and x.valid_from = n.valid_from
                  and coalesce(x.valid_to, 'infinity') >= n.next_from""").param("rows", rows).update();
    }
}
