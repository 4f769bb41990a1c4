package dev.noroshi.walk;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// Table 5 and the lists of the fictional world, read from the paper and not from the program: whom an advisory may reach.
/// Source: tlp.yaml (handbook II.2.3(2), table 5; figures 7 and 8), institutions.csv, operators.csv.
final class Printed {

    static final String CENTRE = "nco";
    private static final Path DEMO = Path.of("src/main/resources/demo");
    private static final Path TABLE_5 = Path.of("src/main/resources/reference/tlp.yaml");

    /// By code of a marking: the kinds of bodies that may have it, each with whether only those of the sectors concerned.
    private final Map<String, Map<String, Boolean>> scopes = new HashMap<>();
    private final List<NamedCsvRecord> institutions = current(DEMO.resolve("institutions.csv"));
    private final List<NamedCsvRecord> operators = WalkOverAllPagesTest.rows(DEMO.resolve("operators.csv"));

    Printed() {
        for (var level : list(read(TABLE_5).get("levels"))) {
            var scope = new HashMap<String, Boolean>();
            for (var recipient : list(level.get("recipients"))) {
                var label = String.valueOf(recipient.get("label_ja"));
                scope.put(String.valueOf(recipient.get("actor")),
                        label.contains("直接関係する分野") || label.contains("情報提供先"));
            }
            scopes.put(String.valueOf(level.get("code")), scope);
        }
    }

    /// The organisations an advisory for these sectors reaches when every ministry passes it on to all it may, and those
    /// secretariats to all they may; the centre, whose it is, among them.
    Set<String> reachOfAdvisory(String tlp, Collection<String> sectors, Collection<String> secretariatsPassingOn) {
        var reached = new TreeSet<>(Set.of(CENTRE));
        reached.addAll(ministries(sectors));
        if (may(tlp, "ceptoar")) reached.addAll(secretariats(sectors));
        if (may(tlp, "operator"))
            secretariatsPassingOn.stream().filter(reached::contains).forEach(each -> reached.addAll(members(each)));
        return reached;
    }

    Set<String> ministries(Collection<String> sectors) {
        return institutions.stream().filter(each -> each.getField("class").equals("responsible-ministry"))
                .filter(each -> worksIn(each, sectors)).map(each -> each.getField("code"))
                .collect(Collectors.toSet());
    }

    Set<String> secretariats(Collection<String> sectors) {
        return institutions.stream().filter(each -> each.getField("class").equals("ceptoar-secretariat"))
                .filter(each -> worksIn(each, sectors)).map(each -> each.getField("code"))
                .collect(Collectors.toSet());
    }

    Set<String> members(String secretariat) {
        var ceptoar = institutions.stream().filter(each -> each.getField("code").equals(secretariat)).findFirst()
                .orElseThrow().getField("ceptoar");
        return operators.stream().filter(each -> each.getField("ceptoar").equals(ceptoar))
                .map(each -> each.getField("code")).collect(Collectors.toSet());
    }

    /// Whether bodies of a kind in the sectors concerned may have something marked so at all.
    boolean may(String tlp, String actor) {
        var scope = Objects.requireNonNull(scopes.get(tlp), tlp);
        return scope.containsKey("anyone") || scope.containsKey(actor);
    }

    private static boolean worksIn(NamedCsvRecord body, Collection<String> sectors) {
        return Arrays.stream(body.getField("sectors").split("\\|")).anyMatch(sectors::contains);
    }

    private static List<NamedCsvRecord> current(Path file) {
        return WalkOverAllPagesTest.rows(file).stream().filter(each -> each.getField("valid_to").isEmpty()).toList();
    }

    private static Map<?, ?> read(Path file) {
        try (var text = Files.newBufferedReader(file)) {
            return new Yaml().loadAs(text, Map.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Map<?, ?>> list(@Nullable Object value) {
        var maps = new ArrayList<Map<?, ?>>();
        for (var each : (List<?>) Objects.requireNonNull(value))
            maps.add((Map<?, ?>) each);
        return maps;
    }

    static Set<String> union(Collection<String> one, Collection<String> other) {
        var both = new HashSet<>(one);
        both.addAll(other);
        return both;
    }
}
