package dev.noroshi.directory;

import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The registry as tables: what is written goes to [OrganisationWriter], [AffiliationWriter] and [PersonWriter].
@Repository
class RegistryTables implements Registry {

    /// Any number nobody else in this database locks.
    private static final int WRITERS_LOCK = 0x0D14;

    private final JdbcClient jdbc;

    RegistryTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void reserve() {
        // a statement with a result that is void: run for its effect
        jdbc.sql("select pg_advisory_xact_lock(:lock)").param("lock", WRITERS_LOCK).query(row -> {
        });
    }

    @Override
    @Transactional
    public void enterOrganisations(Collection<OrganisationEntry> entries) {
        reserve();
        var own = ownCodes();
        new OrganisationWriter(jdbc).write(entries.stream().map(each -> new OrganisationEntry(
                own.getOrDefault(each.id(), each.id()), each.actorClass(), each.ministry(), each.state(),
                each.sectors(), each.validFrom(), each.validTo())).toList());
    }

    /// The organisation each alias means.
    private Map<OrganisationId, OrganisationId> ownCodes() {
        var codes = new HashMap<OrganisationId, OrganisationId>();
        jdbc.sql("select alias, organisation from directory.organisation_alias").query(row -> {
            codes.put(new OrganisationId(row.getString("alias")), new OrganisationId(row.getString("organisation")));
        });
        return codes;
    }

    @Override
    @Transactional
    public void enterAlias(OrganisationId alias, OrganisationId organisation) {
        jdbc.sql("""
                insert into directory.organisation_alias (alias, organisation) values (:alias, :organisation)
                on conflict (alias) do update set organisation = excluded.organisation""")
                .param("alias", alias.value()).param("organisation", organisation.value()).update();
    }

    @Override
    @Transactional
    public void enterAffiliations(Collection<AffiliationEntry> entries) {
        reserve();
        new AffiliationWriter(jdbc).write(entries);
    }

    @Override
    @Transactional
    public Map<String, PersonId> enterPeople(Collection<PersonEntry> entries) {
        reserve();
        return new PersonWriter(jdbc).write(entries);
    }

    @Override
    public Map<OrganisationId, OrganisationEntry> organisations(Collection<OrganisationId> ids, LocalDate on) {
        var entries = new LinkedHashMap<OrganisationId, OrganisationEntry>();
        for (var each : new RegistryReader(jdbc).organisations("o.code = any(:codes)", DirectoryTables.codes(ids), on))
            entries.put(each.id(), each);
        return entries;
    }

    @Override
    public Map<OrganisationId, ActorClass> classes(Collection<OrganisationId> ids) {
        var classes = new HashMap<OrganisationId, ActorClass>();
        jdbc.sql("""
                select code, actor_class from directory.organisation where code = any(:codes)
                union all
                select alias, actor_class
                from directory.organisation_alias join directory.organisation on code = organisation
                where alias = any(:codes)""").param("codes", DirectoryTables.codes(ids)).query(row -> {
            classes.put(new OrganisationId(row.getString("code")), ActorClass.ofCode(row.getString("actor_class")));
        });
        return classes;
    }

    @Override
    public List<AffiliationEntry> affiliations(Collection<OrganisationId> ids) {
        return jdbc.sql("""
                select * from directory.affiliation
                where organisation = any(:codes)
                order by organisation, valid_from""").param("codes", DirectoryTables.codes(ids))
                .query(RegistryReader::affiliation).list();
    }

    @Override
    public List<Member> members(Set<CeptoarCode> ceptoars, LocalDate on) {
        var reader = new RegistryReader(jdbc);
        var organisations = new HashMap<OrganisationId, OrganisationEntry>();
        for (var each : reader.organisations("""
                o.code in (select organisation from directory.affiliation
                           where part = 'member' and ceptoar = any(:codes)
                             and :on between valid_from and coalesce(valid_to, 'infinity'))""",
                DirectoryTables.codes(ceptoars), on))
            organisations.put(each.id(), each);
        var members = new ArrayList<Member>();
        for (var membership : reader.memberships(ceptoars, on)) {
            var organisation = organisations.get(membership.organisation());
            if (organisation != null) members.add(new Member(organisation, membership));
        }
        return members;
    }

    @Override
    public Set<OrganisationId> secretariats(CeptoarCode ceptoar, LocalDate on) {
        return jdbc.sql("""
                select organisation from directory.affiliation
                where part = 'secretariat' and ceptoar = :ceptoar
                  and :on between valid_from and coalesce(valid_to, 'infinity')""").param("ceptoar", ceptoar.value())
                .param("on", on).query((row, n) -> new OrganisationId(row.getString("organisation"))).set();
    }

    @Override
    public List<PersonEntry> people(Collection<OrganisationId> ids, LocalDate on) {
        return jdbc.sql("""
                select p.*, t.*
                from directory.post t
                join directory.person p on p.id = t.person
                where t.organisation = any(:codes) and :on between t.valid_from and coalesce(t.valid_to, 'infinity')
                order by t.organisation, p.login""").param("codes", DirectoryTables.codes(ids)).param("on", on)
                .query(RegistryReader::person).list();
    }

    @Override
    public Map<String, PersonEntry> peopleByLogin(Collection<String> logins, LocalDate on) {
        var people = new HashMap<String, PersonEntry>();
        jdbc.sql("""
                select distinct on (p.id) p.*, t.*
                from directory.person p
                join directory.post t on t.person = p.id
                where p.login = any(:logins)
                order by p.id, :on between t.valid_from and coalesce(t.valid_to, 'infinity') desc, t.valid_from desc""")
                .param("logins", DirectoryTables.codes(new HashSet<>(logins))).param("on", on).query(row -> {
                    var person = RegistryReader.person(row, 0);
                    people.put(person.login(), person);
                });
        return people;
    }
}
