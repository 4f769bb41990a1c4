package dev.noroshi.stix;

import dev.noroshi.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The patterns of indicators (STIX 2.1, section 9), read with the grammar of OASIS. Nothing a pattern says is ever carried
/// out: a regular expression in one stays text.
public final class Patterns {

    private static final int DEPTH = 64;

    private static final Set<String> COMPARISONS = Set.of("=", "==", "!=", "<>", ">", "<", ">=", "<=");
    private static final Set<String> WITH_TEXT = Set.of("LIKE", "MATCHES", "ISSUBSET", "ISSUPERSET");

    private final PatternWords words;
    private final List<String> texts = new ArrayList<>();

    private Patterns(PatternWords words) {
        this.words = words;
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

    /// The texts with which something is equal in a pattern, in their order; what must not be equal is left out, and nothing
    /// is told of a pattern that is not sound.
    public static List<String> texts(String pattern) {
        if (!problems(pattern).isEmpty()) return List.of();
        try {
            var reading = new Patterns(PatternWords.of(pattern));
            reading.followed(0);
            return List.copyOf(reading.texts);
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
            return Set.of(path());
        }
        var type = path();
        var isDenied = words.take("NOT");
        var before = texts.size();
        var operator = words.next().text();
        if (COMPARISONS.contains(operator)) value(Optional.of(operator));
        else if (operator.equals("IN")) set();
        else if (WITH_TEXT.contains(operator)) words.need(PatternWords.Kind.TEXT);
        else throw words.faultBefore("=");
        if (isDenied) texts.subList(before, texts.size()).clear();
        return Set.of(type);
    }

    private void set() throws PatternWords.Fault {
        words.need("(");
        if (words.take(")")) return;
        do
            value(Optional.empty());
        while (words.take(","));
        words.need(")");
    }

    /// A truth cannot be greater than another.
    private void value(Optional<String> operator) throws PatternWords.Fault {
        var word = words.next();
        var isOrdered = operator.filter(each -> each.startsWith("<") && !each.equals("<>") || each.startsWith(">"))
                .isPresent();
        var isEqual = operator.isEmpty() || operator.get().startsWith("=");
        if (isEqual && word.kind() == PatternWords.Kind.TEXT) texts.add(word.text());
        switch (word.kind()) {
            case TEXT, TIME, HEX, BINARY, WHOLE, FRACTION -> {
            }
            case NAME -> {
                if (isOrdered || !word.text().equals("true") && !word.text().equals("false"))
                    throw words.faultBefore("'…'");
            }
            case SIGN, END -> throw words.faultBefore("'…'");
        }
    }

    private String path() throws PatternWords.Fault {
        var type = words.needName();
        words.need(":");
        words.needStep();
        while (true) {
            if (words.take(".")) words.needStep();
            else if (words.take("[")) {
                if (!words.take("*")) words.need(PatternWords.Kind.WHOLE);
                words.need("]");
            } else
                return type;
        }
    }
}
