package dev.noroshi.walk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.database.Viewer;
import dev.noroshi.platform.database.Viewing;
import dev.noroshi.source.Keeping;
import dev.noroshi.source.Kind;
import dev.noroshi.source.Lookouts;
import dev.noroshi.testing.NoroshiTest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.util.AopTestUtils;

/// What names an organisation, and what people enter with, is shown by the database to no more people than by the code.
@NoroshiTest
@TestPropertySource(properties = "noroshi.demo=true")
class WhatNamesIsKeptApartTest {

    private static final List<String> SECRETS = List.of("account", "api_token", "totp", "recovery_code", "mail_code",
            "passkey_owner", "passkey", "invitation", "identity");

    @Autowired
    JdbcClient jdbc;
    @Autowired
    Viewing viewing;
    @Autowired
    Keeping keeping;
    @Autowired
    Lookouts lookouts;

    private List<Caller> everybody = List.of();

    @BeforeEach
    void somethingIsKnownOfEveryOperator() {
        everybody = jdbc.sql("select code, actor_class from directory.organisation order by code").query(
                (row, n) -> DatabaseKeepsApartTest.caller(row.getString("code"), ActorClass.ofCode(row.getString(
                        "actor_class"))))
                .list();
        assertThat(everybody).hasSizeGreaterThan(120);
        // once for all tests of the program
        var known = viewing.as(Viewer.HOUSE, () -> Set.copyOf(jdbc.sql("select text from source.identifier")
                .query(String.class).list()));
        for (var caller : everybody)
            if (caller.actorClass() == ActorClass.OPERATOR && !known.contains(alias(caller.organisation())))
                assertThat(keeping.enter(caller, caller.organisation(), Kind.ALIAS, alias(caller.organisation())))
                        .isInstanceOf(Keeping.Entering.Done.class);
    }

    private static String alias(OrganisationId organisation) {
        return "よびな" + organisation.value();
    }

    private Set<String> shown(Viewer viewer) {
        return viewing.as(viewer, () -> new HashSet<>(jdbc.sql("select distinct organisation from source.identifier")
                .query(String.class).list()));
    }

    @Test
    void whatNamesAnOrganisationIsShownToThoseWhoKeepItAndToNobodyElse() {
        var code = AopTestUtils.<Keeping>getTargetObject(keeping);
        var known = shown(Viewer.HOUSE);
        assertThat(known).hasSizeGreaterThan(50);
        var kept = 0;
        for (var caller : everybody) {
            var mine = viewing.as(Viewer.HOUSE, () -> code.mine(caller)).stream().map(each -> each.id().value())
                    .filter(known::contains).collect(Collectors.toSet());
            kept += mine.size();
            assertThat(shown(DatabaseKeepsApartTest.viewer(caller))).as(caller.organisation().value()).isEqualTo(mine);
        }
        assertThat(kept).isGreaterThan(known.size());
        assertThat(shown(Viewer.NOBODY)).isEmpty();
    }

    @Test
    void nobodyEntersWhatNamesAnotherOrganisation() {
        var operators = everybody.stream().filter(each -> each.actorClass() == ActorClass.OPERATOR).toList();
        assertThatThrownBy(() -> viewing.as(DatabaseKeepsApartTest.viewer(operators.get(0)), () -> jdbc.sql("""
                insert into source.identifier (id, organisation, kind, text, added_by, added_at)
                values (gen_random_uuid(), :other, 'ALIAS', 'よそのもの', 1, now())""")
                .param("other", operators.get(1).organisation().value()).update()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void theCentreComparesWithWhatItIsNotShown() {
        var centre = everybody.stream().filter(each -> each.actorClass() == ActorClass.NISC).findFirst().orElseThrow();
        var operator = everybody.stream().filter(each -> each.actorClass() == ActorClass.OPERATOR).findFirst()
                .orElseThrow();
        var viewer = DatabaseKeepsApartTest.viewer(centre);
        assertThat(shown(viewer)).isEmpty();
        assertThat(viewing.as(viewer,
                () -> lookouts.forEverybody().in("「" + alias(operator.organisation()) + "」で障害が発生しました。")))
                .hasSize(1);
    }

    @Test
    void whatWasFoundInAnAdvisoryIsShownToTheCentreAlone() {
        viewing.as(Viewer.HOUSE, () -> jdbc.sql("""
                insert into source.finding (id, subject, key, kind, place, words, found_edition, found_at)
                values (gen_random_uuid(), gen_random_uuid(), 'key', 'NAME', 'title', 'ことば', 1, now())""").update());
        for (var caller : everybody)
            assertThat(count(DatabaseKeepsApartTest.viewer(caller), "source.finding") > 0)
                    .isEqualTo(caller.actorClass() == ActorClass.NISC);
    }

    @Test
    void whatPeopleEnterWithIsShownToNoOrganisation() {
        assertThat(count(Viewer.HOUSE, "access.account")).isPositive();
        for (var caller : everybody)
            for (var table : SECRETS)
                assertThat(count(DatabaseKeepsApartTest.viewer(caller), "access." + table)).isZero();
    }

    private int count(Viewer viewer, String from) {
        return viewing.as(viewer, () -> jdbc.sql("select count(*) from " + from).query(Integer.class).single());
    }
}
