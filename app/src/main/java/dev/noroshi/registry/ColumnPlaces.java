package dev.noroshi.registry;

import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Where the columns stand in a file. Their order is free; each may be called by its code or by its label in either
/// language.
record ColumnPlaces(Map<Column, Integer> places) {

    ColumnPlaces {
        places = Map.copyOf(places);
    }

    boolean has(Column column) {
        return places.containsKey(column);
    }

    /// Without these no row can be read.
    boolean haveAllRequired(Collection<? extends Column> known) {
        return known.stream().allMatch(each -> each.need() == Column.Need.OPTIONAL || has(each));
    }

    /// Finds the columns of a header and everything that is wrong with it.
    static ColumnPlaces find(List<String> header, Collection<? extends Column> known, List<RowProblem> problems) {
        var places = new LinkedHashMap<Column, Integer>();
        var unknown = new ArrayList<String>();
        for (var place = 0; place < header.size(); place++) {
            var name = header.get(place);
            var column = known.stream().filter(each -> isCalled(each, name)).findFirst();
            if (column.isEmpty()) unknown.add(name.isBlank() ? "–" : Cells.shortened(name));
            else
                if (places.putIfAbsent(column.get(), place) != null)
                    problems.add(inHeader(column.get().code(), "registry-column-twice", name));
        }
        if (!unknown.isEmpty()) problems.add(inHeader("", "registry-column-unknown", String.join(", ", unknown)));
        for (var each : known)
            if (each.need() == Column.Need.REQUIRED && !places.containsKey(each))
                problems.add(inHeader(each.code(), "registry-column-missing", each.code(),
                        each.label(Language.JA)));
        return new ColumnPlaces(places);
    }

    static boolean isCalled(Column column, String name) {
        return Fold.same(name, column.code()) || Fold.same(name, column.label(Language.JA))
                || Fold.same(name, column.label(Language.EN));
    }

    private static RowProblem inHeader(String column, String code, String... details) {
        return new RowProblem(1, Problem.of(column, code, details));
    }
}
