package dev.noroshi.intake.web;

import dev.noroshi.form.FieldId;
import dev.noroshi.kernel.Tlp;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What stands in the controls of the form, as typed: the names of the controls with their values. Nothing in it has been
/// judged yet, so a page can always show again what somebody wrote. Immutable.
final class Typed {

    /// What a radio button or check box posts for 不明.
    static final String UNKNOWN = "UNKNOWN";

    private static final Pattern ROW = Pattern.compile("\\[(\\d{1,4})]\\.(datetime|status)");

    private final Map<String, List<String>> values;

    private Typed(Map<String, List<String>> values) {
        this.values = values;
    }

    static Typed nothing() {
        return new Typed(Map.of());
    }

    /// As a browser posts it.
    static Typed of(Map<String, List<String>> posted) {
        var values = new LinkedHashMap<String, List<String>>();
        posted.forEach((name, given) -> values.put(name, given.stream().map(Typed::clean).toList()));
        return new Typed(values);
    }

    /// A row of a table: its time and what happened, as typed.
    record Row(String datetime, String status) {
        boolean isBlank() {
            return datetime.isBlank() && status.isBlank();
        }
    }

    /// The control that says which scope a field has of its own.
    static String part(String field) {
        return "part." + field;
    }

    /// The same with these scopes chosen and no others.
    Typed withParts(Map<FieldId, Tlp> parts) {
        var changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(name -> name.startsWith(part("")));
        parts.forEach((field, tlp) -> changed.put(part(field.value()), List.of(tlp.name())));
        return new Typed(changed);
    }

    /// The text in a control; "" when there is none.
    String text(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /// All values of a control, without empty ones.
    List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream().filter(value -> !value.isBlank()).toList();
    }

    /// Whether the page had such a control.
    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean isTicked(String name) {
        return !all(name).isEmpty();
    }

    /// The rows of a table in their order, blank ones too.
    List<Row> rows(String field) {
        var rows = new TreeMap<Integer, Row>();
        for (var name : values.keySet()) {
            if (!name.startsWith(field + "[")) continue;
            var matcher = ROW.matcher(name.substring(field.length()));
            if (!matcher.matches()) continue;
            var row = field + "[" + matcher.group(1) + "].";
            rows.put(Integer.valueOf(matcher.group(1)), new Row(text(row + "datetime"), text(row + "status")));
        }
        return new ArrayList<>(rows.values());
    }

    /// The same with a control filled.
    Typed with(String name, String... given) {
        var changed = new LinkedHashMap<>(values);
        changed.put(name, List.of(given));
        return new Typed(changed);
    }

    /// The same with other rows in a table.
    Typed withRows(String field, List<Row> rows) {
        var changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(name -> name.startsWith(field + "["));
        for (var i = 0; i < rows.size(); i++) {
            changed.put(field + "[" + i + "].datetime", List.of(rows.get(i).datetime()));
            changed.put(field + "[" + i + "].status", List.of(rows.get(i).status()));
        }
        return new Typed(changed);
    }

    /// The same with every control of a field empty.
    Typed without(String field) {
        var changed = new LinkedHashMap<>(values);
        changed.keySet().removeIf(
                name -> name.equals(field) || name.startsWith(field + ".") || name.startsWith(field + "["));
        return new Typed(changed);
    }

    /// The same with the controls of a field as they are in the other.
    Typed withFieldOf(Typed other, String field) {
        var changed = new LinkedHashMap<>(without(field).values);
        other.values.forEach((name, given) -> {
            if (name.equals(field) || name.startsWith(field + ".") || name.startsWith(field + "["))
                changed.put(name, given);
        });
        changed.put(part(field), List.of(other.text(part(field))));
        return new Typed(changed);
    }

    private static String clean(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
