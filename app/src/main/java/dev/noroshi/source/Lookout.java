package dev.noroshi.source;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import dev.noroshi.source.Needle.Needs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds in a text every identifier of a set, in whatever way it is written: width, kana, case, spelling in Latin
/// letters, hyphens, blanks and line breaks inside it, characters nobody sees, and what is done to addresses so that
/// nobody follows them. Immutable; one pass over the text for each way of folding it, however many identifiers there are.
public final class Lookout {

    /// Finds nothing.
    public static final Lookout BLIND = new Lookout(List.of());
    private static final int LONGEST_GAP = 4;
    private static final int AROUND = 12;

    private final @Nullable AhoCorasickDoubleArrayTrie<List<Needle>> names;
    private final @Nullable AhoCorasickDoubleArrayTrie<List<Needle>> latin;
    private final @Nullable AhoCorasickDoubleArrayTrie<List<Needle>> numbers;
    private final @Nullable AhoCorasickDoubleArrayTrie<List<Needle>> hosts;
    private final Networks networks;

    private Lookout(Collection<Identifier> identifiers) {
        var writings = new Writings();
        identifiers.forEach(writings::add);
        names = compiled(writings.names);
        latin = compiled(writings.latin);
        numbers = compiled(writings.numbers);
        hosts = compiled(writings.hosts);
        networks = new Networks(writings.networks);
    }

    /// A lookout for these identifiers. Takes about a second for ten thousand organisations.
    public static Lookout over(Collection<Identifier> identifiers) {
        return identifiers.isEmpty() ? BLIND : new Lookout(identifiers);
    }

    private static @Nullable AhoCorasickDoubleArrayTrie<List<Needle>> compiled(TreeMap<String, List<Needle>> writings) {
        if (writings.isEmpty()) return null;
        var trie = new AhoCorasickDoubleArrayTrie<List<Needle>>();
        trie.build(writings);
        return trie;
    }

    /// The places where an identifier stands, in the order of the text; of two that overlap the longer one.
    public List<Hit> in(String text) {
        if (text.isBlank()) return List.of();
        var hits = new ArrayList<Hit>();
        if (names != null) search(names, Folding.names(text), hits, Lookout::isName);
        if (latin != null) search(latin, Folding.latin(text), hits, Lookout::isLatinName);
        if (numbers != null) search(numbers, Folding.numbers(text), hits, Lookout::isNumber);
        var net = Folding.net(text);
        if (hosts != null) search(hosts, Folding.host(net), hits, Lookout::isHost);
        networks.find(net, hits);
        return longest(hits);
    }

    private interface Judge {
        boolean names(View view, int from, int to, Needle needle);
    }

    private static void search(AhoCorasickDoubleArrayTrie<List<Needle>> trie, View view, List<Hit> hits, Judge judge) {
        trie.parseText(view.text(), (from, to, needles) -> {
            for (var needle : needles)
                if (judge.names(view, from, to, needle)) {
                    hits.add(new Hit(view.start(beginning(view, from, needle)), view.end(to - 1), needle.identifier()));
                    return;
                }
        });
    }

    /// A host or mailbox in the domain belongs to it: the `vpn.` of `vpn.example.jp`.
    private static int beginning(View view, int from, Needle needle) {
        if (needle.identifier().kind() != Kind.DOMAIN || from == 0 || ".@".indexOf(view.text().charAt(from - 1)) < 0)
            return from;
        var at = from - 1;
        while (at > 0 && (isHostLetter(view.before(at)) || ".@".indexOf(view.text().charAt(at - 1)) >= 0)
                && view.text().charAt(at - 1) < 0x80)
            at--;
        return at;
    }

    private static List<Hit> longest(List<Hit> hits) {
        hits.sort(Comparator.comparingInt(Hit::start).thenComparing(Comparator.comparingInt(Hit::end).reversed()));
        var kept = new ArrayList<Hit>();
        for (var hit : hits) {
            if (kept.isEmpty() || hit.start() >= kept.getLast().end()) kept.add(hit);
            else
                if (hit.length() > kept.getLast().length() && !kept.getLast().covers(hit))
                    kept.set(kept.size() - 1, hit);
        }
        return List.copyOf(kept);
    }

    // ---- what makes a place a name ----

    private static boolean isName(View view, int from, int to, Needle needle) {
        if (!gaps(view, from, to)) return false;
        var before = view.text().substring(Math.max(0, from - AROUND), from);
        var after = view.text().substring(to, Math.min(view.text().length(), to + AROUND));
        return switch (needle.needs()) {
            case BOUNDARY -> isWhole(view, from, to);
            case TIGHT_BOUNDARY -> isWhole(view, from, to) && isApart(view, from, to, after);
            case ORGANISATION -> beside(view, from, to, before, after, false);
            case LEGAL_FORM -> beside(view, from, to, before, after, true);
            case THING -> Wording.isThing(before, after);
            case TITLE -> Wording.isPerson(after) && isFresh(view, from);
        };
    }

    private static boolean beside(View view, int from, int to, String before, String after, boolean ordinary) {
        if (!Wording.isOrganisation(before, after, ordinary)) return false;
        // a form before it binds its beginning, one after it its end: the other side must be free
        return Wording.isOrganisation(before, "", true) ? ends(view, to) : isFresh(view, from);
    }

    /// Whether no word of the same script runs into it or out of it.
    private static boolean isWhole(View view, int from, int to) {
        var length = to - from;
        var mixed = length >= 5 && view.text().substring(from, to).chars()
                .anyMatch(c -> Script.of(c) == Script.KANJI);
        return (mixed && !latinEdge(view, from) || begins(view, from))
                && (length >= 6 && mixed && !latinEdge(view, to - 1)
                        || ends(view, to));
    }

    private static boolean latinEdge(View view, int at) {
        return Script.of(view.text().charAt(at)) == Script.LATIN;
    }

    private static boolean begins(View view, int from) {
        var own = Script.of(view.original().codePointAt(view.start(from)));
        var before = view.before(from);
        if (Wording.endsInForm(view.text().substring(Math.max(0, from - AROUND), from))) return true;
        return switch (own) {
            case HIRAGANA -> Script.of(before) != Script.HIRAGANA || Wording.isParticle(before);
            case KATAKANA -> Script.of(before) != Script.KATAKANA;
            case LATIN -> !isLatinLetter(before);
            case DIGIT -> Script.of(before) != Script.DIGIT;
            case KANJI, OTHER -> true;
        };
    }

    private static boolean ends(View view, int to) {
        var own = Script.of(view.original().codePointBefore(view.end(to - 1)));
        var after = view.after(to - 1);
        if (Wording.beginsWithForm(view.text().substring(to, Math.min(to + AROUND, view.text().length())))) return true;
        return switch (own) {
            case HIRAGANA -> Script.of(after) != Script.HIRAGANA || Wording.isParticle(after);
            case KATAKANA -> Script.of(after) != Script.KATAKANA;
            case LATIN -> !isLatinLetter(after) || Character.isUpperCase(after)
                    && Character.isLowerCase(view.original().codePointBefore(view.end(to - 1)));
            case DIGIT -> Script.of(after) != Script.DIGIT;
            case KANJI, OTHER -> true;
        };
    }

    private static boolean isFresh(View view, int from) {
        return begins(view, from) && !(Script.of(view.text().charAt(from)) == Script.KANJI
                && Script.of(view.before(from)) == Script.KANJI);
    }

    private static boolean isApart(View view, int from, int to, String after) {
        var kanjiAfter = Script.of(view.text().charAt(to - 1)) == Script.KANJI
                && Script.of(view.after(to - 1)) == Script.KANJI;
        return isFresh(view, from) && (!kanjiAfter || Wording.followsKanji(after));
    }

    private static boolean isLatinLetter(int c) {
        return Script.of(c) == Script.LATIN;
    }

    /// Whether what was dropped inside it may stand inside a name: blanks, one line break, a dot, but not the beginning of
    /// another item of a list.
    private static boolean gaps(View view, int from, int to) {
        for (var at = from; at < to - 1; at++) {
            if (view.start(at + 1) <= view.end(at)) continue;
            var gap = view.gapAfter(at);
            var seen = gap.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).toArray();
            var lines = 0;
            var marks = 0;
            for (var c : seen) {
                if (c == '\n') lines++;
                else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) marks++;
            }
            if (lines > 1 || lines == 1 && marks > 0 || seen.length > LONGEST_GAP) return false;
        }
        return true;
    }

    private static boolean isLatinName(View view, int from, int to, Needle needle) {
        if (!gaps(latinGaps(view, from, to), needle, to - from)) return false;
        var before = view.before(from);
        var after = view.after(to - 1);
        var last = view.original().codePointBefore(view.end(to - 1));
        if (isLatinLetter(before) || Character.isDigit(before)) return false;
        if (isLatinLetter(after) && !(Character.isUpperCase(after) && Character.isLowerCase(last))) return false;
        if (Character.isDigit(after) && Character.isDigit(last)) return false;
        return switch (needle.needs()) {
            case BOUNDARY, TIGHT_BOUNDARY -> true;
            case ORGANISATION, LEGAL_FORM -> Wording.isOrganisation(
                    Folding.names(view.original().substring(Math.max(0, view.start(from) - AROUND), view.start(from)))
                            .text(),
                    Folding.names(tail(view, to)).text(), needle.needs() == Needs.LEGAL_FORM)
                    || tail(view, to).matches("(?is)[\\s　]*,?[\\s　]*(co\\.|inc|ltd|llc|corp|k\\.k|group).*");
            case THING -> Wording.isThing(
                    Folding.names(view.original().substring(Math.max(0, view.start(from) - AROUND), view.start(from)))
                            .text(),
                    Folding.names(tail(view, to)).text());
            case TITLE -> Wording.isPerson(Folding.names(tail(view, to)).text().replaceFirst("^\\(.*", ""))
                    || tail(view, to).matches("(?is)[\\s-]*san\\b.*")
                    || view.original().substring(Math.max(0, view.start(from) - 6), view.start(from))
                            .matches("(?is).*\\b(mr|ms|mrs|dr)\\.?\\s*");
        };
    }

    private static String tail(View view, int to) {
        var end = view.end(to - 1);
        return view.original().substring(end, Math.min(view.original().length(), end + AROUND));
    }

    private static List<String> latinGaps(View view, int from, int to) {
        var gaps = new ArrayList<String>();
        for (var at = from; at < to - 1; at++)
            gaps.add(view.start(at + 1) > view.end(at) ? view.gapAfter(at) : "");
        return gaps;
    }

    /// Blanks may stand between the words of a name, or between all of its letters; a line break anywhere in a long one.
    private static boolean gaps(List<String> gaps, Needle needle, int length) {
        var spaced = gaps.size() > 2 && gaps.stream().filter(gap -> hasBlank(gap)).count() >= gaps.size() - 1;
        for (var at = 0; at < gaps.size(); at++) {
            var gap = gaps.get(at);
            if (gap.isEmpty()) continue;
            if (gap.length() > LONGEST_GAP + 2 || gap.chars().filter(c -> c == '\n').count() > 1) return false;
            var breaks = needle.breaks();
            var atWord = breaks == null || breaks.get(at);
            var inWord = !hasBlank(gap) || gap.indexOf('\n') >= 0 && length >= 6;
            if (!atWord && !inWord && !spaced) return false;
        }
        return true;
    }

    private static boolean hasBlank(String gap) {
        return gap.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
    }

    private static boolean isNumber(View view, int from, int to, Needle needle) {
        if (Character.isDigit(view.before(from)) || Character.isDigit(view.after(to - 1))) return false;
        for (var at = from; at < to - 1; at++)
            if (view.start(at + 1) > view.end(at) && (view.gapAfter(at).length() > LONGEST_GAP + 1
                    || view.gapAfter(at).chars().filter(c -> c == '\n').count() > 1))
                return false;
        return true;
    }

    private static boolean isHost(View view, int from, int to, Needle needle) {
        return !isHostLetter(view.before(from)) && !isHostLetter(view.after(to - 1));
    }

    private static boolean isHostLetter(int c) {
        return c == '-' || c == '_' || Script.of(c) == Script.LATIN || Script.of(c) == Script.DIGIT;
    }
}
