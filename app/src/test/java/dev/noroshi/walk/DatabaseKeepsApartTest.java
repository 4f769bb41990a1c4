package dev.noroshi.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Role;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.relay.DossierId;
import dev.noroshi.relay.Holdings;
import dev.noroshi.report.OwnReports;
import dev.noroshi.report.SeriesId;
import dev.noroshi.testing.NoroshiTest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.AopTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/// What somebody may see is decided twice: by the code that asks, and by the database that answers. In the whole of the
/// fictional world, at every stage, both decide alike for everybody.
@NoroshiTest
@TestPropertySource(properties = "noroshi.demo=true")
class DatabaseKeepsApartTest {

    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewing viewing;
    @Autowired
    TransactionTemplate transaction;
    @Autowired
    OwnReports ownReports;
    @Autowired
    Holdings holdings;
    @Autowired
    Advisories advisories;
    @Autowired
    Deliveries deliveries;

    private List<Caller> everybody = List.of();

    @BeforeEach
    void everyOrganisation() {
        everybody = jdbc.sql("select code, actor_class from directory.organisation order by code")
                .query((row, n) -> caller(row.getString("code"), ActorClass.ofCode(row.getString("actor_class"))))
                .list();
        assertThat(everybody).hasSizeGreaterThan(120);
    }

    static Caller caller(String organisation, ActorClass kind) {
        var role = switch (kind) {
            case NISC -> Role.CENTRE_OFFICER;
            case RESPONSIBLE_MINISTRY -> Role.MINISTRY;
            case CEPTOAR_SECRETARIAT -> Role.SECRETARIAT;
            case OPERATOR -> Role.OPERATOR_MANAGER;
            default -> Role.PARTNER;
        };
        return new Caller(new PersonId(1), new OrganisationId(organisation), kind, role, Language.JA);
    }

    static Viewer viewer(Caller caller) {
        return new Viewer.Of(caller.organisation(), caller.actorClass() == ActorClass.NISC);
    }

    @Test
    void anOrganisationFindsTheReportsItWroteAndTheDatabaseShowsItNoOthers() {
        var code = AopTestUtils.<OwnReports>getTargetObject(ownReports);
        assertThat(decidedAlike("report.series",
                caller -> id -> code.find(caller, new SeriesId(id)).isPresent())).isGreaterThan(5_000);
    }

    @Test
    void aHopFindsWhatItHoldsAndTheDatabaseShowsItNothingElse() {
        var code = AopTestUtils.<Holdings>getTargetObject(holdings);
        assertThat(decidedAlike("relay.dossier",
                caller -> id -> code.find(caller, new DossierId(id)).isPresent())).isGreaterThan(10_000);
    }

    @Test
    void anAdvisoryIsFoundByWhomItWasHandedToAndTheDatabaseShowsItToNobodyElse() {
        var code = AopTestUtils.<Advisories>getTargetObject(advisories);
        assertThat(decidedAlike("advisory.issue",
                caller -> id -> switch (code.find(caller, new AdvisoryId(id))) {
                    case Outcome.Done<Advisory> _ -> true;
                    case Outcome.Refused<Advisory>(var why) -> why instanceof Refusal.Recalled;
                })).isGreaterThan(3_000);
    }

    /// @return how many questions were asked
    private int decidedAlike(String table, java.util.function.Function<Caller, Predicate<UUID>> code) {
        var all = ids(Viewer.HOUSE, table);
        var differing = new ArrayList<String>();
        int asked = 0;
        int seen = 0;
        for (var caller : everybody) {
            var shown = ids(viewer(caller), table);
            var found = code.apply(caller);
            // in one transaction, in which the database is told once who is asking
            var foundByCode = viewing.as(Viewer.HOUSE, () -> transaction.execute(_ -> all.stream().filter(found)
                    .collect(Collectors.toSet())));
            asked += all.size();
            seen += foundByCode.size();
            for (var id : all)
                if (foundByCode.contains(id) != shown.contains(id))
                    differing.add(caller.organisation() + " " + id + ": code " + foundByCode.contains(id));
        }
        assertThat(differing).isEmpty();
        assertThat(seen).isPositive();
        return asked;
    }

    private Set<UUID> ids(Viewer viewer, String table) {
        return viewing.as(viewer, () -> new HashSet<>(jdbc.sql("select id from " + table).query(UUID.class).list()));
    }

    @Test
    void aParcelIsShownToThoseOnItsWayAndOpenedByItsRecipientOnly() {
        record Parcel(UUID id, String recipient, Set<String> way) {
        }
        var all = viewing.as(Viewer.HOUSE, () -> jdbc.sql("""
                select id, recipient, array_to_string(path || sender || recipient, ',') as way
                from delivery.parcel""").query((row, n) -> new Parcel(row.getObject("id", UUID.class),
                row.getString("recipient"), new HashSet<>(List.of(row.getString("way").split(","))))).list());
        var code = AopTestUtils.<Deliveries>getTargetObject(deliveries);
        for (var caller : everybody) {
            var shown = ids(viewer(caller), "delivery.parcel");
            var expected = new HashSet<UUID>();
            all.stream().filter(each -> each.way().contains(caller.organisation().value()))
                    .forEach(each -> expected.add(each.id()));
            assertThat(shown).as(caller.organisation().value()).isEqualTo(expected);
            all.stream().filter(each -> shown.contains(each.id())).limit(20).forEach(each -> assertThat(
                    viewing.as(Viewer.HOUSE, () -> code.find(caller, new ParcelId(each.id())).isPresent()))
                    .isEqualTo(each.recipient().equals(caller.organisation().value())));
        }
    }

    @Test
    void whatBelongsToAThingIsShownToThoseTheThingIsShownTo() {
        for (var caller : everybody) {
            var viewer = viewer(caller);
            assertThat(count(viewer,
                    "relay.entry e where not exists (select from relay.dossier d where d.id = e.dossier)"))
                    .isZero();
            assertThat(count(viewer, "relay.origin o where o.holder <> '" + caller.organisation() + "'")).isZero();
            assertThat(count(viewer, "relay.handover o where o.holder <> '" + caller.organisation() + "'")).isZero();
            if (caller.actorClass() == ActorClass.NISC) continue;
            assertThat(count(viewer, "advisory.source")).isZero();
            assertThat(count(viewer, "advisory.review")).isZero();
            assertThat(count(viewer,
                    "advisory.version v where not exists (select from advisory.issue i where i.id = v.issue)"))
                    .isZero();
        }
    }

    @Test
    void whoDoesNotSayWhoIsAskingIsShownNothing() {
        for (var table : sharedTables())
            assertThat(count(Viewer.NOBODY, table)).as(table).isZero();
    }

    @Test
    void theProgramCannotGoRoundAPolicy() {
        assertThat(jdbc.sql("select current_user").query(String.class).single()).isEqualTo("noroshi_app");
        assertThat(jdbc.sql("""
                select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin
                from pg_roles where rolname = current_user""").query(Boolean.class).single()).isFalse();
        assertThat(jdbc.sql("select count(*) from pg_class where relowner = current_user::regrole")
                .query(Integer.class).single()).isZero();
    }

    @Test
    void nobodyCanHandOverInAnothersName() {
        var operators = everybody.stream().filter(each -> each.actorClass() == ActorClass.OPERATOR).toList();
        assertThatThrownBy(() -> viewing.as(viewer(operators.get(0)), () -> parcel("GREEN",
                operators.get(1).organisation(), operators.get(2).organisation())))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void theDatabaseRefusesAParcelThatGoesBeyondItsMarking() {
        var operator = everybody.stream().filter(each -> each.actorClass() == ActorClass.OPERATOR).findFirst()
                .orElseThrow();
        assertThatThrownBy(() -> viewing.as(Viewer.HOUSE,
                () -> parcel("RED", operator.organisation(), operator.organisation())))
                .isInstanceOf(DataIntegrityViolationException.class).hasMessageContaining("beyond its marking");
    }

    /// Many are looked for in another way than few.
    @Test
    void whereManyOrganisationsStandIsWhereEachOfThemStands() {
        for (var day : List.of("2013-01-01", "2019-06-30", "2024-04-01", "2026-11-20")) {
            var differing = jdbc.sql("""
                    with codes as (select array_agg(code) || array(select 'nobody-' || n from generate_series(1, 600) n) as codes
                                   from directory.organisation),
                    many as (select s.* from codes, directory.standings(codes, :day::date) s),
                    each as (select c.code, s.* from codes, unnest(codes) c (code)
                             left join lateral directory.standing(c.code, :day::date) s on true)
                    select e.code || ': ' || concat_ws(' ', m.actor_class, m.sectors, 'but', e.actor_class, e.sectors)
                    from each e full join many m on m.organisation = e.code
                    where e.code is null or m.organisation is null or m.actor_class is distinct from e.actor_class
                       or not (coalesce(m.sectors, '{}') @> coalesce(e.sectors, '{}')
                               and coalesce(m.sectors, '{}') <@ coalesce(e.sectors, '{}'))""").param("day", day)
                    .query(String.class).list();
            assertThat(differing).as(day).isEmpty();
        }
        assertThat(jdbc.sql("""
                select count(*) from directory.standings(array(select code from directory.organisation), date '2026-11-20')
                where sectors <> '{}'""").query(Integer.class).single()).isGreaterThan(100);
    }

    private int parcel(String tlp, OrganisationId sender, OrganisationId recipient) {
        return jdbc.sql("""
                insert into delivery.parcel (id, task, subject, sender, recipient, occasion, tlp, title, link, sent_at, paper)
                values (gen_random_uuid(), 'advisory.confirm', gen_random_uuid(), :sender, :recipient, 'REAL', :tlp, '題名',
                        '/', now(), 'ADVISORY')""").param("sender", sender.value())
                .param("recipient", recipient.value())
                .param("tlp", tlp).update();
    }

    private List<String> sharedTables() {
        return jdbc.sql("""
                select n.nspname || '.' || c.relname
                from pg_class c
                join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relrowsecurity""").query(String.class).list();
    }

    private int count(Viewer viewer, String from) {
        return viewing.as(viewer, () -> jdbc.sql("select count(*) from " + from).query(Integer.class).single());
    }
}
