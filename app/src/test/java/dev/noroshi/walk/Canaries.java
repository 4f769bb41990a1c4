package dev.noroshi.walk;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/// The table of the canary walk: every planted word with those who may see it. A new scope is one more call of [#plant].
final class Canaries {

    private static final String SIGN = "zq";
    private static final int LETTERS = 8;

    /// Another one for each table: tests share a program.
    private static int seed = 20261121;

    private final Random random = new Random(seed++);
    private final Map<String, Canary> table = new HashMap<>();
    private final Set<String> given = ConcurrentHashMap.newKeySet();
    private String marking = "";

    /// How that is marked which is planted from now on.
    ///
    /// @param printed such as `WHITE`; empty for what has no marking
    void marked(String printed) {
        marking = printed;
    }

    /// A word for people of these organisations whose role reads reports and advisories.
    String plant(String what, Collection<String> organisations) {
        return plant(what, organisations, Viewer::readsContent);
    }

    /// A word for some of the people of these organisations.
    String plant(String what, Collection<String> organisations, Predicate<Viewer> people) {
        var word = fresh();
        table.put(word, new Canary(word, what, Set.copyOf(organisations), marking, people));
        return word;
    }

    /// A word anybody may come upon, whether they sign in or not.
    String plantForEverybody(String what) {
        var word = fresh();
        table.put(word, new Canary(word, what, Canary.EVERYBODY, marking, _ -> true));
        return word;
    }

    /// A word that looks like the others and stands nowhere.
    String decoy() {
        return fresh();
    }

    private String fresh() {
        var letters = new StringBuilder(SIGN);
        random.ints(LETTERS, 'a', 'z' + 1).forEach(letters::appendCodePoint);
        var word = letters.toString();
        return given.add(word) ? word : fresh();
    }

    /// Changes the table.
    void replant(String word, Collection<String> organisations) {
        table.put(word, new Canary(word, of(word).what(), Set.copyOf(organisations), of(word).marking(),
                Viewer::readsContent));
    }

    /// The canaries that stand in a text, in whatever case.
    Set<Canary> in(String text) {
        var found = new HashSet<Canary>();
        var words = text.toLowerCase(Locale.ROOT);
        // one may begin within another that is none
        for (var at = words.indexOf(SIGN); at >= 0; at = words.indexOf(SIGN, at + 1)) {
            var canary = table.get(words.substring(at, Math.min(at + SIGN.length() + LETTERS, words.length())));
            if (canary != null) found.add(canary);
        }
        return found;
    }

    List<Canary> all() {
        return new ArrayList<>(table.values());
    }

    Canary of(String word) {
        return Objects.requireNonNull(table.get(word));
    }
}
