package dev.noroshi.walk;

import static dev.noroshi.walk.Planting.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/// Plants canaries in what is marked CLEAR and has no remark on its scope: issued, of a drill, recalled, and not issued. Only
/// what is issued and no drill is everybody's, and none of its files.
final class PlantingPublic {

    private static final String OFFICER = "kanetsuki.ren";
    private static final List<String> FINANCE = List.of("finance");
    private static final Set<String> CENTRE = Set.of(Printed.CENTRE);

    private final Planting planting;
    private final PlantingDown down;
    private final Canaries canaries;
    private final KnownValues known;
    private final Set<String> handed;
    /// The words everybody may read.
    private final Set<String> everybodys = new TreeSet<>();

    PlantingPublic(Planting planting, PlantingDown down, Canaries canaries, KnownValues known, Printed printed) {
        this.planting = planting;
        this.down = down;
        this.canaries = canaries;
        this.known = known;
        handed = Printed.union(CENTRE, printed.ministries(FINANCE));
    }

    /// @return the words anybody may read, whether they sign in or not
    Set<String> advisories() {
        canaries.marked("WHITE");
        down.issue(draft("public advisory", "false", this::everybodys, this::everybodys, handed));
        down.issue(draft("advisory of a drill without a remark", "true", this::handed, this::handed, handed));
        var recalled = draft("recalled advisory without a remark", "false", this::handed, this::centres, CENTRE);
        down.issue(recalled);
        ok(planting.program(OFFICER).post(recalled + "/recall",
                planting.reason("why an advisory without a remark was recalled", handed)));
        draft("draft of an advisory without a remark", "false", this::centres, this::centres, Set.of());
        return Set.copyOf(everybodys);
    }

    private String everybodys(String what) {
        var word = canaries.plantForEverybody(what);
        everybodys.add(word);
        return word;
    }

    private String handed(String what) {
        return canaries.plant(what, handed);
    }

    private String centres(String what) {
        return canaries.plant(what, CENTRE);
    }

    /// @param title plants the title
    /// @param plant plants what else it says
    /// @param knowing who knows its indicator
    private String draft(String what, String drill, UnaryOperator<String> title, UnaryOperator<String> plant,
            Set<String> knowing) {
        var indicator = plant.apply(what + ": indicator");
        known.by(indicator, knowing);
        var created = planting.program(OFFICER).post("/api/v1/advisories", """
                {"title": "%s", "importance": "WARNING", "tlp": "WHITE", "drill": %s, "overview": "%s",
                 "recipients": [{"ministry": "FSA", "ministry_ja": "金融庁", "sectors": ["finance"], "sectors_ja": ["金融"]}],
                 "target": "%s", "handling-policy": "%s", "other": "%s %s", "attachment": "NO"}""".formatted(
                title.apply(what + ": title"), drill, plant.apply(what + ": overview"),
                plant.apply(what + ": target"), plant.apply(what + ": policy"), plant.apply(what + ": other"),
                KnownValues.written(indicator)));
        assertThat(created.status()).as(created::toString).isEqualTo(201);
        return created.header("Location");
    }
}
