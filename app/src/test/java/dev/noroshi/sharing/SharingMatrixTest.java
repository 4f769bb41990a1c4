package dev.noroshi.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.noroshi.directory.ActorClass;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.testing.DatabaseTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The sharing rule is held in two places that know nothing of each other, the code and the database. Here they are asked
/// the same, about everybody and everything.
@DatabaseTest
class SharingMatrixTest {

    private static final List<SectorCode> SECTORS = List.of(new SectorCode("electricity"), new SectorCode("gas"),
            new SectorCode("water"));
    private static final OrganisationId ASKED = new OrganisationId("OP-A");
    private static final OrganisationId OTHER = new OrganisationId("OP-B");

    /// What is printed in tlp.yaml, and the class it stands for.
    private static final Map<String, String> PRINTED = Map.of("ceptoar", "ceptoar-secretariat");

    private final JdbcClient jdbc;
    private final Sharing sharing = new Sharing();

    SharingMatrixTest(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One question to the rule.
    private record Case(Marking marking, ActorClass kind, Set<SectorCode> worksIn) {

        Organisation organisation() {
            return new Organisation(ASKED, kind, "甲", "A", null, null, null, null, worksIn);
        }
    }

    @Test
    void codeAndDatabaseSayTheSameOfEveryMarkingAndEveryBody() {
        var cases = everyCase();
        assertThat(cases.size()).isGreaterThan(33_000);
        var said = saidByTheDatabase(cases);
        var differing = new ArrayList<String>();
        for (int n = 0; n < cases.size(); n++) {
            var each = cases.get(n);
            var code = sharing.permits(each.marking(), each.organisation());
            if (code != said.get(n)) differing.add(each + ": code " + code + ", database " + said.get(n));
        }
        assertThat(differing).isEmpty();
        assertThat(said).contains(true, false);
    }

    private static List<Case> everyCase() {
        var cases = new ArrayList<Case>();
        for (var tlp : Tlp.values())
            for (var paper : Paper.values())
                for (var concerned : subsets())
                    for (var added : List.of(Set.<OrganisationId>of(), Set.of(OTHER), Set.of(ASKED),
                            Set.of(ASKED, OTHER)))
                        for (var kind : ActorClass.values())
                            for (var worksIn : subsets())
                                cases.add(new Case(new Marking(tlp, paper, concerned, added), kind, worksIn));
        return cases;
    }

    private static List<Set<SectorCode>> subsets() {
        var subsets = new ArrayList<Set<SectorCode>>();
        for (int bits = 0; bits < 1 << SECTORS.size(); bits++) {
            var subset = new HashSet<SectorCode>();
            for (int n = 0; n < SECTORS.size(); n++)
                if ((bits >> n & 1) == 1) subset.add(SECTORS.get(n));
            subsets.add(subset);
        }
        return subsets;
    }

    private List<Boolean> saidByTheDatabase(List<Case> cases) {
        return jdbc.sql("""
                select sharing.permits(tlp, paper, string_to_array(concerned, ','), string_to_array(added, ','), :asked,
                                       kind, string_to_array(works_in, ','))
                from unnest(:tlps::text[], :papers::text[], :concerned::text[], :added::text[], :kinds::text[],
                            :works::text[]) with ordinality as c (tlp, paper, concerned, added, kind, works_in, n)
                order by n""").param("asked", ASKED.value())
                .param("tlps", texts(cases.stream().map(each -> each.marking().tlp().name()).toList()))
                .param("papers", texts(cases.stream().map(each -> each.marking().paper().name()).toList()))
                .param("concerned", texts(cases.stream().map(each -> joined(each.marking().sectors())).toList()))
                .param("added", texts(cases.stream().map(each -> joined(each.marking().added())).toList()))
                .param("kinds", texts(cases.stream().map(each -> each.kind().code()).toList()))
                .param("works", texts(cases.stream().map(each -> joined(each.worksIn())).toList()))
                .query(Boolean.class).list();
    }

    /// The lists a policy asks for once, instead of the rule for each row.
    @Test
    void whatIsOpenToAKindOfBodyIsWhatTheRuleLetsThoseHaveWhomNobodyNamed() {
        var wrong = jdbc.sql("""
                select concat_ws(' ', tlp, paper, kind, concerned, works_in)
                from unnest(array['RED', 'AMBER_STRICT', 'AMBER', 'GREEN']) tlp, unnest(array['REPORT', 'ADVISORY']) paper,
                     unnest(:kinds::text[]) kind,
                     (select '{}'::text[] as concerned union all select '{gas}' union all select '{gas,water}') c,
                     (select '{}'::text[] as works_in union all select '{gas}' union all select '{electricity}') w
                where (tlp || ' ' || paper = any (sharing.open_to(kind))
                       or tlp || ' ' || paper = any (sharing.open_to_the_concerned(kind)) and concerned && works_in)
                      <> sharing.permits(tlp, paper, concerned, '{}', :asked, kind, works_in)""")
                .param("kinds", Arrays.stream(ActorClass.values()).map(ActorClass::code).toArray(String[]::new))
                .param("asked", ASKED.value()).query(String.class).list();
        assertThat(wrong).isEmpty();
    }

    private static String[] texts(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    private static String joined(Set<?> ids) {
        return ids.stream().map(Object::toString).sorted().collect(Collectors.joining(","));
    }

    /// Table 5 of the handbook is the third witness.
    @Test
    void theDatabaseKnowsTable5AsPrinted() throws IOException {
        var printed = new TreeSet<String>();
        for (var level : table5().path("levels")) {
            if (level.path("code").asText().equals("WHITE")) continue;
            for (var recipient : level.path("recipients")) {
                var actor = recipient.path("actor").asText();
                printed.add(level.path("code").asText() + " " + PRINTED.getOrDefault(actor, actor));
                // not in the framework: among organisations as far as AMBER
                if (level.path("code").asText().equals("AMBER"))
                    printed.add("AMBER_STRICT " + PRINTED.getOrDefault(actor, actor));
            }
        }
        var known = new TreeSet<>(jdbc.sql("select tlp || ' ' || actor_class from sharing.scope where paper = 'REPORT'")
                .query(String.class).list());
        assertThat(known).isEqualTo(printed);
    }

    private static JsonNode table5() throws IOException {
        try (var file = SharingMatrixTest.class.getResourceAsStream("/reference/tlp.yaml")) {
            return new YAMLMapper().readTree(file);
        }
    }

    @Test
    void nothingNarrowerIsGivenToSomebodyWhoMayNotHaveTheWider() {
        for (var paper : Paper.values())
            for (var kind : ActorClass.values())
                for (var worksIn : subsets())
                    for (var concerned : subsets()) {
                        var permitted = Arrays.stream(Tlp.values())
                                .map(tlp -> sharing.permits(new Marking(tlp, paper, concerned, Set.of()),
                                        new Case(new Marking(tlp, paper, concerned, Set.of()), kind, worksIn)
                                                .organisation()))
                                .toList();
                        assertThat(permitted).as(kind + " " + worksIn + " of " + concerned).isSorted();
                    }
    }

    @Test
    void noSectorConcernedMeansNobodyButTheCentre() {
        for (var tlp : List.of(Tlp.RED, Tlp.AMBER_STRICT, Tlp.AMBER))
            for (var kind : ActorClass.values())
                for (var worksIn : subsets()) {
                    var marking = Marking.ofAdvisory(tlp, Set.of());
                    assertThat(sharing.permits(marking, new Case(marking, kind, worksIn).organisation()))
                            .as(tlp + " " + kind).isEqualTo(kind == ActorClass.NISC);
                }
    }
}
