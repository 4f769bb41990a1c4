package dev.noroshi.advisory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.advisory.StageRule.Asking;
import dev.noroshi.advisory.StageRule.Shown;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Paper;
import dev.noroshi.sharing.Sharing;
import dev.noroshi.testing.DatabaseTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Who reads an advisory is held in two places, the code and the policies of the tables. Here they are asked the same, with
/// real rows, of actor class × sector relation × TLP of the report drawn on × scope of the field drawn on × stage × posture
/// × named by the originator × edition. Every advisory was handed to everybody, as a program would do that has lost its wits.
@DatabaseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StageMatrixTest {

    private static final SectorCode GAS = new SectorCode("gas");
    private static final SectorCode WATER = new SectorCode("water");
    private static final String CENTRE = "MX-NISC-CONCERNED";
    private static final int ISSUED_EDITION = 2;
    /// What the code calls no state at all: it finds no such advisory.
    private static final String DISCARDED = "DISCARDED";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final Sharing sharing = new Sharing();
    private final Map<UUID, Case> cases = new HashMap<>();
    private final List<Body> bodies = new ArrayList<>();

    StageMatrixTest(JdbcClient jdbc, TransactionTemplate transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// What a body works in that day.
    private enum Relation {
        CONCERNED(Set.of(GAS)), ELSEWHERE(Set.of(WATER)), BOTH(Set.of(GAS, WATER)), NOWHERE(Set.of());

        private final Set<SectorCode> sectors;

        Relation(Set<SectorCode> sectors) {
            this.sectors = sectors;
        }
    }

    /// 平時, in which things go from hop to hop, and 大規模IT障害対応, in which the centre hands them to everybody drawn there at
    /// once (actors.yaml, large_scale). Table 5 names no posture: what may be read is the same.
    private enum Posture {
        ORDINARY("MX-RESPONSIBLE-MINISTRY-CONCERNED", new String[]{CENTRE}), LARGE_SCALE(CENTRE, new String[0]);

        private final String sender;
        private final String[] path;

        Posture(String sender, String[] path) {
            this.sender = sender;
            this.path = path;
        }
    }

    private record Body(ActorClass kind, Relation relation) {

        String code() {
            return "MX-" + kind + "-" + relation;
        }

        Organisation organisation() {
            return new Organisation(new OrganisationId(code()), kind, "甲", "A", null, null, null, null,
                    relation.sectors);
        }
    }

    /// One advisory.
    ///
    /// @param report the marking of the report it draws on
    /// @param field that of the field it draws on; null when the field has none of its own
    private record Case(UUID id, Tlp report, @Nullable Tlp field, String stage, Posture posture, boolean named) {

        /// The widest it may be marked.
        Tlp tlp() {
            return field == null ? report : field;
        }
    }

    /// One text of one advisory.
    private record Text(UUID issue, int edition) {
    }

    @BeforeAll
    void everyAdvisoryWasHandedToEverybody() {
        for (var kind : ActorClass.values())
            for (var relation : Relation.values())
                bodies.add(new Body(kind, relation));
        for (var sector : List.of(GAS, WATER))
            jdbc.sql("""
                    insert into directory.sector (code, ordinal, label_ja, label_en) values (:code, 1, '分野', 'sector')
                    on conflict do nothing""").param("code", sector.value()).update();
        bodies.forEach(this::enter);
        // the check of what is handed over stands aside: this is about what is shown of what was handed wrongly
        jdbc.sql("alter table delivery.parcel disable trigger hold_to_marking").update();
        transactions.executeWithoutResult(_ -> everyCase().forEach(this::enter));
        jdbc.sql("analyze").update();
    }

    private static Stream<Case> everyCase() {
        var fields = new ArrayList<@Nullable Tlp>(List.of(Tlp.values()));
        fields.add(null);
        var stages = Stream.concat(Arrays.stream(AdvisoryState.values()).map(Enum::name), Stream.of(DISCARDED))
                .toList();
        var all = new ArrayList<Case>();
        for (var report : Tlp.values())
            for (var field : fields)
                for (var stage : stages)
                    for (var posture : Posture.values())
                        for (var named : List.of(false, true))
                            all.add(new Case(UUID.randomUUID(), report, field, stage, posture, named));
        return all.stream();
    }

    private void enter(Body body) {
        jdbc.sql("insert into directory.organisation (code, actor_class) values (:code, :kind)")
                .param("code", body.code()).param("kind", body.kind().code()).update();
        jdbc.sql("""
                insert into directory.organisation_state (organisation, valid_from, name_ja)
                values (:code, '2000-01-01', '甲')""").param("code", body.code()).update();
        for (var sector : body.relation().sectors)
            jdbc.sql("""
                    insert into directory.organisation_sector (organisation, sector, valid_from, basis)
                    values (:code, :sector, '2000-01-01', 'test')""").param("code", body.code())
                    .param("sector", sector.value()).update();
    }

    private void enter(Case each) {
        cases.put(each.id(), each);
        var isOut = Set.of("ISSUED", "SUPERSEDED", "RECALLED").contains(each.stage());
        jdbc.sql("""
                with opened as (
                    insert into advisory.series (id, occasion, language, opened_by, opened_at)
                    values (gen_random_uuid(), 'REAL', 'JA', 1, now()) returning id)
                insert into advisory.issue (id, series, ordinal, state, edition, title, importance, tlp, sectors, drafted_by,
                                            drafted_at, issued_by, issued_at, due_at, added, recalled_by, recalled_at,
                                            recall_reason, discarded_by, moved_at)
                select :id, opened.id, 1, :stage, :edition, case when :stage = 'DISCARDED' then '' else '題名' end, 'WARNING',
                       :tlp, '{gas}', 1, now(), 1, case when :out then now() end, now(),
                       case when :named then array(select code from directory.organisation where code like 'MX-%')
                            else '{}' end,
                       1, case when :stage = 'RECALLED' then now() end, '誤り',
                       case when :stage = 'DISCARDED' then 1 end, now()
                from opened""").param("id", each.id()).param("stage", each.stage()).param("edition", ISSUED_EDITION)
                .param("tlp", each.tlp().name()).param("out", isOut).param("named", each.named()).update();
        jdbc.sql("""
                insert into advisory.version (issue, edition, title, fields, annexes, saved_by, saved_at)
                select :id, edition, '題名', '{}', '{}', 1, now() from generate_series(1, :edition) edition""")
                .param("id", each.id()).param("edition", ISSUED_EDITION).update();
        jdbc.sql("""
                insert into delivery.parcel (id, task, subject, sender, path, recipient, occasion, tlp, title, link, sent_at,
                                             paper, sectors, added)
                select gen_random_uuid(), 'advisory.confirm', :id, :sender, :path, o.code, 'REAL', :tlp, '題名', '/', now(),
                       'ADVISORY', '{gas}', (select added from advisory.issue where id = :id)
                from directory.organisation o
                where o.code like 'MX-%' and o.code <> :sender""").param("id", each.id())
                .param("sender", each.posture().sender).param("path", each.posture().path)
                .param("tlp", each.tlp().name()).update();
    }

    @Test
    void codeAndDatabaseShowTheSameOfEveryAdvisoryAtEveryStageToEverybody() {
        var differing = new ArrayList<String>();
        var asked = 0;
        var seen = 0;
        for (var body : bodies) {
            var shown = shown(body, "select issue, edition from advisory.version");
            for (var each : cases.values())
                for (var edition = 1; edition <= ISSUED_EDITION; edition++) {
                    asked++;
                    var code = isReadByCode(body, each, edition);
                    if (code) seen++;
                    if (code != shown.contains(new Text(each.id(), edition)))
                        differing.add(body + " " + each + " edition " + edition + ": code " + code);
                }
        }
        assertThat(asked).isGreaterThan(80_000);
        assertThat(seen).isPositive();
        assertThat(differing).isEmpty();
    }

    @Test
    void whatWasRecalledIsATombstoneForThoseWhoHadItAndWhatWasDiscardedForNobody() {
        for (var body : bodies) {
            var titled = shown(body, "select id as issue, 0 as edition from advisory.issue where title <> ''");
            for (var each : cases.values()) {
                if (each.stage().equals(DISCARDED)) assertThat(titled).doesNotContain(new Text(each.id(), 0));
                if (each.stage().equals("RECALLED"))
                    assertThat(titled.contains(new Text(each.id(), 0))).as(body + " " + each)
                            .isEqualTo(shown(each, body) != Shown.NOTHING);
            }
        }
    }

    @Test
    void postureChangesNothingOfWhatMayBeRead() {
        for (var body : bodies)
            for (var stage : AdvisoryState.values())
                assertThat(cases.values().stream().filter(each -> each.stage().equals(stage.name()))
                        .filter(each -> each.posture() == Posture.LARGE_SCALE)
                        .filter(each -> isReadByCode(body, each, ISSUED_EDITION)).count()).as(body + " " + stage)
                        .isEqualTo(cases.values().stream().filter(each -> each.stage().equals(stage.name()))
                                .filter(each -> each.posture() == Posture.ORDINARY)
                                .filter(each -> isReadByCode(body, each, ISSUED_EDITION)).count());
    }

    private boolean isReadByCode(Body body, Case each, int edition) {
        return shown(each, body) == Shown.TEXT && (edition == ISSUED_EDITION || body.kind() == ActorClass.NISC);
    }

    private Shown shown(Case each, Body body) {
        if (each.stage().equals(DISCARDED)) return Shown.NOTHING;
        return StageRule.of(AdvisoryState.valueOf(each.stage()), asking(each, body));
    }

    private Asking asking(Case each, Body body) {
        if (body.kind() == ActorClass.NISC) return Asking.CENTRE;
        var added = each.named() ? Set.of(new OrganisationId(body.code())) : Set.<OrganisationId>of();
        return sharing.permits(new Marking(each.tlp(), Paper.ADVISORY, Set.of(GAS), added), body.organisation())
                ? Asking.HANDED
                : Asking.OUTSIDE;
    }

    /// What the database shows a body, as the program's role.
    private Set<Text> shown(Body body, String sql) {
        return transactions.execute(_ -> {
            jdbc.sql("""
                    select set_config('role', 'noroshi_app', true), set_config('noroshi.viewer', :viewer, true),
                           set_config('noroshi.centre', :centre, true), set_config('noroshi.reads', :reads, true),
                           set_config('noroshi.day', '2026-11-21', true)""").param("viewer", body.code())
                    .param("centre", body.kind() == ActorClass.NISC ? "on" : "off")
                    .param("reads", "RED,AMBER_STRICT,AMBER,GREEN,CLEAR").query().singleRow();
            return new HashSet<>(jdbc.sql(sql)
                    .query((row, n) -> new Text(row.getObject("issue", UUID.class), row.getInt("edition"))).list());
        });
    }
}
