package dev.noroshi.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Who, of the fictional world, reported and had the name taken off; and how they could be recognised.
final class Secrets {

    private static final Path DEMO = Path.of("src/main/resources/demo");

    /// By organisation: what would give it away.
    private final Map<String, List<String>> traces;
    private final Map<String, String> secretariats;

    private Secrets(Map<String, List<String>> traces, Map<String, String> secretariats) {
        this.traces = traces;
        this.secretariats = secretariats;
    }

    /// All organisations none of whose reports was passed on under its name.
    static Secrets ofTheDemo() {
        var anonymised = new HashSet<String>();
        var named = new HashSet<String>();
        for (var line : lines("reports.jsonl"))
            (line.get("anonymised").asBoolean() ? anonymised : named).add(line.get("operator_code").asString());
        var people = WalkOverAllPagesTest.rows(DEMO.resolve("people.csv"));
        var reporting = lines("waiting.jsonl").stream().map(line -> line.get("login").asString()).toList();
        people.stream().filter(person -> reporting.contains(person.getField("login")))
                .forEach(person -> anonymised.add(person.getField("organisation_code")));
        anonymised.removeAll(named);
        var traces = new TreeMap<String, List<String>>();
        var secretariats = new TreeMap<String, String>();
        var ofCeptoar = WalkOverAllPagesTest.rows(DEMO.resolve("institutions.csv")).stream()
                .filter(body -> !body.getField("ceptoar").isEmpty())
                .collect(Collectors.toMap(body -> body.getField("ceptoar"), body -> body.getField("code")));
        for (var operator : WalkOverAllPagesTest.rows(DEMO.resolve("operators.csv"))) {
            var code = operator.getField("code");
            if (!anonymised.contains(code)) continue;
            var marks = new ArrayList<String>();
            for (var column : List.of("name_ja", "name_kana", "name_en", "short_name", "domain"))
                marks.add(operator.getField(column));
            marks.add(code);
            people.stream().filter(person -> person.getField("organisation_code").equals(code))
                    .forEach(person -> List.of("login", "name_ja", "email", "phone", "mobile")
                            .forEach(column -> marks.add(person.getField(column))));
            marks.removeIf(String::isBlank);
            traces.put(code, marks);
            secretariats.put(code, Objects.requireNonNull(ofCeptoar.get(operator.getField("ceptoar"))));
        }
        return new Secrets(traces, secretariats);
    }

    /// What somebody of that organisation may not find in a report: the traces of all but itself and, for a
    /// secretariat, its own members.
    List<String> hiddenFrom(String organisation) {
        return traces(each -> !isKnown(each, organisation));
    }

    List<String> knownTo(String organisation) {
        return traces(each -> isKnown(each, organisation));
    }

    private boolean isKnown(String reporter, String organisation) {
        return reporter.equals(organisation) || organisation.equals(secretariats.get(reporter));
    }

    private List<String> traces(Predicate<String> whose) {
        return traces.entrySet().stream().filter(each -> whose.test(each.getKey()))
                .flatMap(each -> each.getValue().stream()).toList();
    }

    private static List<JsonNode> lines(String name) {
        var mapper = JsonMapper.builder().build();
        try {
            return Files.readAllLines(DEMO.resolve(name)).stream().map(mapper::readTree).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
