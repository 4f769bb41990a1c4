package dev.noroshi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.testing.DatabaseTest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Many parcels are handed over with one statement, for which the database asks the sharing rule once for all whom it cannot
/// tell from one another. Whoever it asks about alone, it decides alike: every marking, kind of body, sector, name, agreement.
@DatabaseTest
class ParcelsKeepToTheirMarkingTest {

    private static final String SENDER = "keeps-sender";

    /// Every marking: TLP, paper, the sectors concerned, and who was added by name.
    private static final String MARKINGS = """
            select tlp, paper, sectors::text[] as sectors, added::text[] as added
            from unnest(array['RED', 'AMBER_STRICT', 'AMBER', 'GREEN', 'CLEAR']) tlp,
                 unnest(array['REPORT', 'ADVISORY']) paper,
                 unnest(array['{}', '{gas}', '{gas,water}']) sectors,
                 (select '{}' as added union all select '{keeps-elsewhere}' union all
                  select '{keeps-elsewhere,' || code || '}' from directory.organisation where code like 'keeps-%-gas-%') a""";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    ParcelsKeepToTheirMarkingTest(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /// Of every kind of body two that work in gas, one that works in electricity and one in nothing; with the first it is
    /// agreed what it may have for analysis.
    @BeforeEach
    void bodiesOfEveryKind() {
        if (!jdbc.sql("select code from directory.organisation where code = :sender").param("sender", SENDER)
                .query(String.class).list().isEmpty())
            return;
        jdbc.sql("""
                insert into directory.organisation (code, actor_class)
                select 'keeps-' || kind || '-' || works, kind
                from unnest(:kinds::text[]) kind, unnest(array['gas-1', 'gas-2', 'electricity-1', 'nothing-1']) works
                union all select :sender, 'nisc'""")
                .param("kinds", Arrays.stream(ActorClass.values()).map(ActorClass::code).toArray(String[]::new))
                .param("sender", SENDER).update();
        jdbc.sql("""
                insert into directory.organisation_state (organisation, valid_from, name_ja, name_en)
                select code, date '2020-04-01', code, code from directory.organisation where code like 'keeps-%'""")
                .update();
        jdbc.sql("""
                insert into directory.sector (code, label_ja, label_en, ordinal)
                values ('gas', 'ガス', 'Gas', 1), ('electricity', '電力', 'Electricity', 2) on conflict do nothing""")
                .update();
        jdbc.sql("""
                insert into directory.organisation_sector (organisation, sector, valid_from, basis)
                select code, sector, date '2020-04-01', 'test'
                from directory.organisation, unnest(array['gas', 'electricity']) sector
                where code like 'keeps-%-' || sector || '-%'""").update();
        jdbc.sql("""
                insert into sharing.agreement (id, organisation, since, subject, recorded_by, recorded_at)
                select gen_random_uuid(), code, date '2020-04-01', 'analysis', 1, now()
                from directory.organisation where code like 'keeps-%-gas-1'""").update();
    }

    /// What the rule says of everybody and everything, each asked about alone.
    private void ruling() {
        jdbc.sql("""
                create temp table ruling on commit drop as
                select row_number() over () as n, m.*, o.code, o.actor_class,
                       sharing.permits_on(m.tlp, m.paper, m.sectors, m.added, o.code, s.actor_class, s.sectors,
                                          platform.day()) as permitted
                from (%s) m, directory.organisation o, directory.standing(o.code, platform.day()) s
                where o.code like 'keeps-%%'""".formatted(MARKINGS)).update();
        assertThat(jdbc.sql("select count(*) from ruling").query(Integer.class).single()).isGreaterThan(30_000);
        assertThat(jdbc.sql("select distinct permitted from ruling order by 1").query(Boolean.class).list())
                .containsExactly(false, true);
    }

    @Test
    void oneAmongManyWhoMayNotHaveItIsEnoughForNobodyToGetIt() {
        transaction.executeWithoutResult(_ -> {
            ruling();
            jdbc.sql("""
                    create function pg_temp.goes(asked ruling) returns boolean language plpgsql as $$
                    begin
                        -- beside whoever is asked about: ten who may have the same
                        insert into delivery.parcel (id, task, subject, sender, recipient, occasion, tlp, title, link, sent_at,
                                                     paper, sectors, added)
                        select gen_random_uuid(), 'keeps', (select gen_random_uuid()), 'keeps-sender', r.code, 'REAL', asked.tlp,
                               'x', '/', now(), asked.paper, asked.sectors, asked.added
                        from (select asked.code union
                              (select code from ruling r
                               where (r.tlp, r.paper, r.sectors, r.added)
                                     = (asked.tlp, asked.paper, asked.sectors, asked.added) and r.permitted limit 10)) r;
                        raise exception using errcode = 'NOERR';
                    exception
                        when sqlstate 'NOERR' then return true;
                        when check_violation then return false;
                    end $$""").update();
            jdbc.sql("create index on ruling (tlp, paper, sectors, added)").update();
            jdbc.sql("analyze ruling").update();
            // all whom the rule may tell apart: of names, those of the body itself and of another
            assertThat(jdbc.sql("""
                    select r::text from ruling r
                    where (code = any (added) or added in ('{}', '{keeps-elsewhere}') or added @> '{keeps-operator-gas-1}')
                      and pg_temp.goes(r) <> permitted""").query(String.class).list()).isEmpty();
        });
    }

    @Test
    void whoLooksIsShownWhatTheRuleLetsThemHaveTodayAndNothingElse() {
        transaction.executeWithoutResult(_ -> {
            ruling();
            // handed over without the rule, as what somebody had before they left the sector
            jdbc.sql("""
                    insert into delivery.parcel (id, task, subject, sender, recipient, occasion, tlp, title, link, sent_at, sectors,
                                                 added, number)
                    select gen_random_uuid(), 'keeps', gen_random_uuid(), :sender, code, 'REAL', tlp, 'x', '/', now(), sectors, added,
                           n::text
                    from ruling""").param("sender", SENDER).update();
            jdbc.sql(
                    """
                    update delivery.parcel p set paper = r.paper from ruling r where p.task = 'keeps' and r.n::text = p.number""")
                    .update();
            jdbc.sql("grant all on ruling to public").update();
            for (var who : codes()) {
                jdbc.sql("""
                        select set_config('role', 'noroshi_app', true), set_config('noroshi.viewer', :who, true),
                               set_config('noroshi.centre', '', true),
                               set_config('noroshi.reads', 'RED,AMBER_STRICT,AMBER,GREEN,CLEAR', true)""")
                        .param("who", who)
                        .query().listOfRows();
                assertThat(jdbc.sql("""
                        select r::text || coalesce(p.tlp, ' is not shown') from ruling r
                        full join (select * from delivery.parcel where task = 'keeps') p on p.number = r.n::text
                        where r.n is null or r.code = :who and r.permitted <> (p.id is not null)
                           or r.code <> :who and :who <> :sender and p.id is not null""").param("who", who)
                        .param("sender", SENDER).query(String.class).list()).as(who).isEmpty();
            }
        });
    }

    private List<String> codes() {
        return jdbc.sql("select code from directory.organisation where code like 'keeps-%' order by code")
                .query(String.class).list();
    }

    @Test
    void aParcelIsNotPassedOnFromOneThatIsNotThere() {
        assertThatThrownBy(() -> parcel(UUID.randomUUID())).isInstanceOf(DataIntegrityViolationException.class);
        var first = parcel(null);
        assertThat(parcel(first)).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from delivery.parcel where id = :id",
            "update delivery.parcel set id = gen_random_uuid() where id = :id",
            "update delivery.parcel set parent = null where id = :id"})
    void aParcelStaysAndSoDoesWhereItCameFrom(String change) {
        var id = parcel(parcel(null));
        assertThatThrownBy(() -> jdbc.sql(change).param("id", id).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    private UUID parcel(@Nullable UUID parent) {
        return jdbc.sql("""
                insert into delivery.parcel (id, task, subject, parent, sender, recipient, occasion, tlp, title, link, sent_at)
                values (gen_random_uuid(), 'stays', gen_random_uuid(), :parent, :sender, 'anybody', 'REAL', 'CLEAR', 'x', '/', now())
                returning id""").param("parent", parent, java.sql.Types.OTHER).param("sender", SENDER).query(UUID.class)
                .single();
    }
}
