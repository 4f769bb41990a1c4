package dev.noroshi.stix;

import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The patterns of indicators (STIX 2.1, section 9), read with the grammar of OASIS. Nothing a pattern says is ever carried
/// out: a regular expression in one stays text.
public final class Patterns {

    private static final int DEPTH = 64;

    private static final Set<String> COMPARISONS = Set.of("=", "==", "!=", "<>", ">", "<", ">=", "<=");
    private static final Set<String> ORDERED = Set.of(">", "<", ">=", "<=");
    private static final Set<String> UNEQUAL = Set.of("!=", "<>");
    private static final Set<String> WITH_TEXT = Set.of("LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET");

    private final PatternWords words;
    private final List<Said> said = new ArrayList<>();

    private Patterns(PatternWords words) {
        this.words = words;
    }

    /// What a pattern compares a text with.
    ///
    /// @param object the type of the object, such as `file`
    /// @param way the steps to the value, such as `hashes` and `SHA-256`; which place of a list is meant is left out
    /// @param operator such as `=` or `ISSUBSET`
    /// @param value as it is, without the signs with which patterns are written
    public record Said(String object, List<String> way, String operator, String value) {
        public Said {
            way = List.copyOf(way);
        }

        /// The type and the way as one writes them: `file:hashes.SHA-256`.
        public String path() {
            return object + ":" + String.join(".", way);
        }
    }

    /// What is wrong with a pattern: the first fault, with the place where it stands (from 1); nothing when it is sound.
    public static List<Problem> problems(String pattern) {
        if (pattern.length() > ReadingLimits.USUAL.patternLength())
            return List.of(Problem.of("pattern", "stix.pattern-long",
                    Integer.toString(ReadingLimits.USUAL.patternLength())));
        try {
            var reading = new Patterns(PatternWords.of(pattern));
            reading.followed(0);
            reading.words.end();
            return List.of();
        } catch (PatternWords.Fault fault) {
            return List.of(Problem.of("pattern", "stix.pattern", Integer.toString(fault.place()), fault.expected()));
        }
    }

    /// The pattern by which something is recognised that has a value in one place.
    ///
    /// @param path the type of the object and the way to the value, such as `domain-name:value`
    /// @param operator such as `=`
    /// @param value as it is, with whatever signs
    public static String of(String path, String operator, String value) {
        return "[" + path + " " + operator + " '" + value.replace("\\", "\\\\").replace("'", "\\'") + "']";
    }

    /// Every text with which something is compared, in their order; what must not be so is left out, and nothing is told of a
    /// pattern that is not sound.
    public static List<Said> said(String pattern) {
        if (!problems(pattern).isEmpty()) return List.of();
        try {
            var reading = new Patterns(PatternWords.of(pattern));
            reading.followed(0);
            return List.copyOf(reading.said);
        } catch (PatternWords.Fault fault) {
            return List.of();
        }
    }

    // ---- what was observed ----

    private void followed(int depth) throws PatternWords.Fault {
        do
            either(depth);
        while (words.take("FOLLOWEDBY"));
    }

    private void either(int depth) throws PatternWords.Fault {
        do
            both(depth);
        while (words.take("OR"));
    }

    private void both(int depth) throws PatternWords.Fault {
        do
            observation(depth);
        while (words.take("AND"));
    }

    private void observation(int depth) throws PatternWords.Fault {
        if (depth > DEPTH) throw words.fault("()");
        if (words.take("(")) {
            followed(depth + 1);
            words.need(")");
        } else {
            words.need("[");
            comparison(depth + 1);
            words.need("]");
        }
        while (qualifier());
    }

    private boolean qualifier() throws PatternWords.Fault {
        if (words.take("START")) {
            words.need(PatternWords.Kind.TIME);
            words.need("STOP");
            words.need(PatternWords.Kind.TIME);
            return true;
        }
        if (words.take("WITHIN")) {
            words.needNumber();
            words.need("SECONDS");
            return true;
        }
        if (words.take("REPEATS")) {
            words.need(PatternWords.Kind.WHOLE);
            words.need("TIMES");
            return true;
        }
        return false;
    }

    // ---- what is compared; each answers of which types of objects it can be true ----

    private Set<String> comparison(int depth) throws PatternWords.Fault {
        var types = new HashSet<String>();
        do
            types.addAll(together(depth));
        while (words.take("OR"));
        return types;
    }

    /// What is joined by AND is said of one object, so it must be of one type.
    private Set<String> together(int depth) throws PatternWords.Fault {
        var types = new HashSet<>(test(depth));
        while (words.take("AND")) {
            types.retainAll(test(depth));
            if (types.isEmpty()) throw words.fault("AND");
        }
        return types;
    }

    private Set<String> test(int depth) throws PatternWords.Fault {
        if (depth > DEPTH) throw words.fault("()");
        if (words.take("(")) {
            var types = comparison(depth + 1);
            words.need(")");
            return types;
        }
        if (words.isNext("NOT", "EXISTS") || words.isNext("EXISTS")) {
            words.take("NOT");
            words.need("EXISTS");
            return Set.of(place().object());
        }
        var place = place();
        var isDenied = words.take("NOT");
        var before = said.size();
        var operator = words.next().text();
        if (COMPARISONS.contains(operator)) value(place, operator);
        else if (operator.equals("IN")) set(place);
        else if (WITH_TEXT.contains(operator)) text(place, operator);
        else throw words.faultBefore("=");
        if (isDenied) said.subList(before, said.size()).clear();
        return Set.of(place.object());
    }

    private void text(Place place, String operator) throws PatternWords.Fault {
        said.add(new Said(place.object(), place.way(), operator, words.needText()));
    }

    private void set(Place place) throws PatternWords.Fault {
        words.need("(");
        if (words.take(")")) return;
        do
            value(place, "IN");
        while (words.take(","));
        words.need(")");
    }

    /// A truth cannot be greater than another.
    private void value(Place place, String operator) throws PatternWords.Fault {
        var word = words.next();
        if (word.kind() == PatternWords.Kind.TEXT && !UNEQUAL.contains(operator))
            said.add(new Said(place.object(), place.way(), operator, word.text()));
        switch (word.kind()) {
            case TEXT, TIME, HEX, BINARY, WHOLE, FRACTION -> {
            }
            case NAME -> {
                if (ORDERED.contains(operator) || !word.text().equals("true") && !word.text().equals("false"))
                    throw words.faultBefore("'…'");
            }
            case SIGN, END -> throw words.faultBefore("'…'");
        }
    }

    /// Where the value stands.
    private record Place(String object, List<String> way) {
    }

    private Place place() throws PatternWords.Fault {
        var object = words.needName();
        var way = new ArrayList<String>();
        words.need(":");
        way.add(words.needStep());
        while (true) {
            if (words.take(".")) way.add(words.needStep());
            else if (words.take("[")) {
                if (!words.take("*")) words.need(PatternWords.Kind.WHOLE);
                words.need("]");
            } else
                return new Place(object, way);
        }
    }
}
