package dev.noroshi.advisory;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.relay.CentreReport;
import dev.noroshi.relay.PartLines;
import dev.noroshi.source.FileTexts;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds in an advisory what stands word for word in a part of a source that may not go as far as the advisory does,
/// whether or not the drafter says the advisory draws on that part.
@Component
class CopiedParts {

    /// Fewer characters in common, as [Fold] takes them, are how one says such things.
    static final int LENGTH = 20;
    private static final int QUOTED = 40;

    private final Annexes annexes;
    private final PartLines parts;

    CopiedParts(Annexes annexes, PartLines parts) {
        this.annexes = annexes;
        this.parts = parts;
    }

    /// A text of the advisory.
    ///
    /// @param place where in a file it stands; "" for what is no file
    private record Place(String field, String place, String text) {
    }

    /// Each place with the part of the source it is taken from, once.
    List<Problem> problems(AdvisoryContent content, List<CentreReport> sources) {
        var tlp = content.tlp();
        if (tlp.isEmpty()) return List.of();
        var free = new HashSet<String>();
        for (var source : sources) free.addAll(windows(source, fields(source, tlp.get(), Reach.FAR_ENOUGH)));
        var problems = new ArrayList<Problem>();
        for (var place : places(content, sources, tlp.get())) {
            var text = Folded.of(place.text());
            for (var source : sources)
                for (var field : fields(source, tlp.get(), Reach.TOO_NEAR))
                    text.find(windows(source, List.of(field)), free)
                            .ifPresent(words -> problems.add(problem(place, source, field, words, tlp.get())));
        }
        return problems;
    }

    private Problem problem(Place place, CentreReport source, FieldId field, String words, Tlp tlp) {
        var problem = Problem.of(place.field(), "advisory.part.copied", words, source.number().toString(),
                parts.label(field, Language.JA), source.scope(field).label(), tlp.label());
        return place.place().isEmpty() ? problem : problem.at(place.place());
    }

    private enum Reach {
        FAR_ENOUGH, TOO_NEAR
    }

    private static List<FieldId> fields(CentreReport source, Tlp tlp, Reach reach) {
        return source.parts().stream()
                .filter(field -> tlp.isWiderThan(source.scope(field)) == (reach == Reach.TOO_NEAR)).toList();
    }

    private List<Place> places(AdvisoryContent content, List<CentreReport> sources, Tlp tlp) {
        if (sources.stream().allMatch(source -> fields(source, tlp, Reach.TOO_NEAR).isEmpty())) return List.of();
        var places = new ArrayList<Place>();
        places.add(new Place("title", "", content.title()));
        for (var field : content.fields().values().keySet())
            for (var text : texts(content.fields(), field)) places.add(new Place(field.value(), "", text));
        for (var annex : annexes.entries(content.annexes()))
            annexes.file(annex.id()).ifPresent(file -> FileTexts.of(annex.name(), file.content())
                    .forEach(text -> places.add(new Place("annexes", annex.name(), text))));
        return places;
    }

    private static Set<String> windows(CentreReport source, Collection<FieldId> fields) {
        var windows = new HashSet<String>();
        for (var field : fields)
            for (var text : texts(source.content(), field)) {
                var key = Folded.of(text).key();
                for (var from = 0; from + LENGTH <= key.length(); from++)
                    windows.add(key.substring(from, from + LENGTH));
            }
        return windows;
    }

    /// What a person wrote freely in a field.
    private static List<String> texts(FormContent content, FieldId field) {
        return content.get(field).map(value -> switch (value) {
            case FieldValue.Text(var text) -> List.of(text);
            case FieldValue.Written(var text) -> List.of(text);
            case FieldValue.ChoiceWithText(var _, var text) -> text == null ? List.<String>of() : List.of(text);
            case FieldValue.Moment(var _, var basis) -> basis == null ? List.<String>of() : List.of(basis);
            case FieldValue.Unknown(var basis) -> basis == null ? List.<String>of() : List.of(basis);
            case FieldValue.Rows(var rows) -> rows.stream().map(FieldValue.Row::status).toList();
            case FieldValue.Whole _,FieldValue.Choice _,FieldValue.Choices _,FieldValue.Recipients _ ->
                List.<String>of();
        }).orElse(List.of());
    }

    /// A text as it is compared, with where each of its characters stood.
    ///
    /// @param starts for each character of the key, where what it comes from begins
    /// @param ends where that ends
    private record Folded(String text, String key, int[] starts, int[] ends) {

        static Folded of(String text) {
            var characters = BreakIterator.getCharacterInstance(Locale.JAPAN);
            characters.setText(text);
            var key = new StringBuilder();
            var places = new ArrayList<int[]>();
            for (int start = characters.first(),
                    end = characters.next(); end != BreakIterator.DONE; start = end, end = characters.next()) {
                var folded = Fold.key(text.substring(start, end));
                key.append(folded);
                for (var n = 0; n < folded.length(); n++) places.add(new int[]{start, end});
            }
            return new Folded(text, key.toString(), places.stream().mapToInt(place -> place[0]).toArray(),
                    places.stream().mapToInt(place -> place[1]).toArray());
        }

        /// The first words that stand there and in none of what is free, as they are written here.
        Optional<String> find(Set<String> windows, Set<String> free) {
            for (var from = 0; from + LENGTH <= key.length(); from++) {
                if (!isTaken(from, windows, free)) continue;
                var last = from;
                while (last + 1 + LENGTH <= key.length() && isTaken(last + 1, windows, free)) last++;
                var words = text.substring(starts[from], ends[last + LENGTH - 1]).strip().replaceAll("\\s+", " ");
                return Optional.of(words.codePointCount(0, words.length()) <= QUOTED
                        ? words
                        : words.substring(0, words.offsetByCodePoints(0, QUOTED)) + "…");
            }
            return Optional.empty();
        }

        private boolean isTaken(int from, Set<String> windows, Set<String> free) {
            var window = key.substring(from, from + LENGTH);
            return windows.contains(window) && !free.contains(window);
        }
    }
}
