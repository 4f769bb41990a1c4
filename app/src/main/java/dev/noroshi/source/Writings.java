package dev.noroshi.source;

import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Transliterator;
import dev.noroshi.source.Needle.Needs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All the ways identifiers may be written, folded: by name, by sound, by number, by address.
final class Writings {

    private static final Transliterator ROMAJI = Transliterator
            .getInstance("Hiragana-Katakana; Katakana-Latin; Latin-ASCII");
    private static final IDNA HOSTS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII);
    /// Where many have their mail: such a domain names nobody.
    private static final Set<String> SHARED_HOSTS = Set.of("gmail.com", "googlemail.com", "outlook.com", "outlook.jp",
            "hotmail.com", "live.jp", "icloud.com", "yahoo.co.jp", "yahoo.com", "docomo.ne.jp", "ezweb.ne.jp",
            "au.com", "softbank.ne.jp", "i.softbank.jp", "proton.me", "protonmail.com", "nifty.com", "biglobe.ne.jp");
    private static final Set<String> LATIN_FORMS = Set.of("the", "co", "ltd", "inc", "llc", "corp", "corporation",
            "company", "limited", "kk", "gk", "plc", "incorporated", "group", "holdings");

    final TreeMap<String, List<Needle>> names = new TreeMap<>();
    final TreeMap<String, List<Needle>> latin = new TreeMap<>();
    final TreeMap<String, List<Needle>> numbers = new TreeMap<>();
    final TreeMap<String, List<Needle>> hosts = new TreeMap<>();
    final List<Networks.Owned> networks = new ArrayList<>();

    void add(Identifier identifier) {
        if (identifier.text().isBlank() || identifier.text().length() > 300) return;
        switch (identifier.kind()) {
            case NAME, ALIAS, CONTRACTOR -> name(identifier);
            case READING -> reading(identifier);
            case SERVICE, SYSTEM -> thing(identifier);
            case PERSON -> person(identifier);
            case MAIL -> host(identifier);
            case DOMAIN -> domain(identifier);
            case TELEPHONE -> number(identifier);
            case NETWORK -> Networks.read(identifier).ifPresent(networks::add);
            case UNREADABLE, SMALL_GROUP -> {
                // found otherwise
            }
        }
    }

    /// Whether a text is such an identifier at all: a domain with a dot, a range that is one, enough digits.
    static boolean isFindable(Identifier identifier) {
        var writings = new Writings();
        writings.add(identifier);
        return !(writings.names.isEmpty() && writings.latin.isEmpty() && writings.numbers.isEmpty()
                && writings.hosts.isEmpty() && writings.networks.isEmpty());
    }

    private static void put(TreeMap<String, List<Needle>> where, String folded, Needle needle) {
        if (folded.length() < 2) return;
        var needles = where.computeIfAbsent(folded, key -> new ArrayList<>(1));
        if (needles.stream().noneMatch(each -> each.needs() == needle.needs()
                && each.identifier().equals(needle.identifier())))
            needles.add(needle);
    }

    // ---- names ----

    private void name(Identifier identifier) {
        var text = identifier.text().strip();
        if (isLatin(text)) {
            latinName(identifier, text);
            return;
        }
        var bare = Wording.bare(Folding.names(text).text());
        put(names, bare, new Needle(identifier, needs(bare)));
        var stem = Wording.stem(bare);
        if (stem.length() > 1)
            put(names, stem, new Needle(identifier, Wording.isOrdinary(stem) ? Needs.LEGAL_FORM : Needs.ORGANISATION));
        putParts(identifier);
    }

    /// A name of several words is known by each that is long enough: 医療法人ことのは会　ことのは総合病院.
    private void putParts(Identifier identifier) {
        var parts = identifier.text().strip().split("[\\s　]+");
        if (parts.length == 1) return;
        for (var part : parts) {
            var bare = Wording.bare(Folding.names(part).text());
            if (bare.length() > 2) put(names, bare, new Needle(identifier, needs(bare)));
        }
    }

    private static Needs needs(String bare) {
        if (Wording.isOrdinary(bare)) return Needs.LEGAL_FORM;
        // words of the language borrowed from others run to six kana: サンライズ, セキュリティ
        if (isKana(bare)) return bare.length() >= 7 ? Needs.BOUNDARY : Needs.ORGANISATION;
        if (bare.length() >= 4) return Needs.BOUNDARY;
        return bare.length() == 3 ? Needs.TIGHT_BOUNDARY : Needs.ORGANISATION;
    }

    private void thing(Identifier identifier) {
        var text = identifier.text().strip();
        if (isLatin(text)) {
            var folded = Folding.latin(text).text();
            put(latin, folded, new Needle(identifier, folded.length() >= 5 && !Wording.isOrdinaryLatin(plain(text))
                    ? Needs.BOUNDARY
                    : Needs.THING, breaks(text)));
            return;
        }
        var folded = Folding.names(text).text();
        var usual = needs(folded);
        put(names, folded, new Needle(identifier,
                usual == Needs.BOUNDARY || usual == Needs.TIGHT_BOUNDARY ? usual : Needs.THING));
    }

    private void reading(Identifier identifier) {
        var bare = Wording.bare(Folding.names(identifier.text()).text());
        if (isLatin(identifier.text())) {
            latinName(identifier, identifier.text());
            return;
        }
        put(names, bare, new Needle(identifier, needs(bare)));
        putParts(identifier);
        var stem = Wording.stem(bare);
        if (stem.length() > 1) put(names, stem, new Needle(identifier, Needs.ORGANISATION));
        var sound = Folding.latin(ROMAJI.transliterate(bare)).text();
        if (sound.length() >= 6 && isKana(bare)) put(latin, sound, new Needle(identifier, Needs.BOUNDARY));
    }

    private void latinName(Identifier identifier, String text) {
        var words = Arrays.stream(text.split("[\\s,.　]+"))
                .filter(word -> !LATIN_FORMS.contains(plain(word)) && !word.isBlank()).toList();
        var bare = String.join(" ", words);
        var folded = Folding.latin(bare).text();
        var telling = folded.length() >= 5 && !(words.size() == 1 && Wording.isOrdinaryLatin(plain(bare)));
        put(latin, folded, new Needle(identifier, telling ? Needs.BOUNDARY : Needs.ORGANISATION, breaks(bare)));
    }

    /// Where words end, counted in folded characters.
    private static BitSet breaks(String text) {
        var breaks = new BitSet();
        var at = 0;
        for (var word : text.split("[\\s　]+")) {
            at += Folding.latin(word).text().length();
            breaks.set(Math.max(0, at - 1));
        }
        return breaks;
    }

    /// The word of an English name that is no English word but the name itself, read: `Shionagi` of `Shionagi Telecom`,
    /// whose reading is しおなぎテレコム. Null when none is long enough to tell.
    static @Nullable String ownWord(String latinName, String reading) {
        var bare = Wording.bare(Folding.names(reading).text());
        var sound = Folding.latin(ROMAJI.transliterate(bare)).text();
        for (var word : latinName.split("[\\s,.　]+")) {
            var folded = Folding.latin(word).text();
            if (folded.length() >= 5 && sound.startsWith(folded) && !Wording.isOrdinaryLatin(plain(word))) return word;
        }
        return null;
    }

    // ---- people ----

    private void person(Identifier identifier) {
        var parts = identifier.text().strip().split("[\\s　]+");
        if (isLatin(identifier.text())) {
            latinPerson(identifier, parts);
            return;
        }
        var whole = Folding.names(identifier.text()).text();
        put(names, whole, new Needle(identifier, isKana(whole)
                ? whole.length() >= 5 ? Needs.BOUNDARY : Needs.TITLE
                : Needs.TIGHT_BOUNDARY));
        if (parts.length > 1) {
            put(names, Folding.names(parts[0]).text(), new Needle(identifier, Needs.TITLE));
            if (Folding.names(parts[0]).text().length() == 1)
                names.computeIfAbsent(Folding.names(parts[0]).text(),
                        key -> new ArrayList<>(1)).add(new Needle(identifier, Needs.TITLE));
            if (isKana(whole))
                latinPerson(identifier, ROMAJI.transliterate(String.join(" ", parts)).split(" "));
        }
    }

    private void latinPerson(Identifier identifier, String... parts) {
        var forward = String.join(" ", parts);
        put(latin, Folding.latin(forward).text(), new Needle(identifier, Needs.BOUNDARY, breaks(forward)));
        if (parts.length != 2) return;
        var back = parts[1] + " " + parts[0];
        put(latin, Folding.latin(back).text(), new Needle(identifier, Needs.BOUNDARY, breaks(back)));
        for (var part : parts)
            if (part.length() > 2)
                put(latin, Folding.latin(part).text(), new Needle(identifier, Needs.TITLE, new BitSet()));
    }

    // ---- numbers and addresses ----

    private void number(Identifier identifier) {
        var digits = new StringBuilder();
        for (var c : Folding.numbers(identifier.text()).text().toCharArray())
            if (c >= '0' && c <= '9') digits.append(c);
        var domestic = digits.toString();
        if (identifier.text().strip().matches("[+＋].*") && domestic.startsWith("81"))
            domestic = domestic.substring(2).startsWith("0") ? domestic.substring(2) : "0" + domestic.substring(2);
        if (domestic.length() < 9) return;
        for (var each : List.of(domestic, "81" + domestic.substring(1), "81" + domestic))
            put(numbers, each, new Needle(identifier, Needs.BOUNDARY));
    }

    private void host(Identifier identifier) {
        put(hosts, Folding.host(Folding.net(identifier.text().strip())).text(),
                new Needle(identifier, Needs.BOUNDARY));
    }

    private void domain(Identifier identifier) {
        var domain = Folding.host(Folding.net(identifier.text().strip())).text()
                .replaceFirst("^[a-z]+://", "").replaceFirst("^(\\*\\.|www\\.)", "").replaceFirst("[/:].*$", "");
        if (!domain.contains(".") || SHARED_HOSTS.contains(domain)) return;
        put(hosts, domain, new Needle(identifier, Needs.BOUNDARY));
        var ascii = HOSTS.nameToASCII(domain, new StringBuilder(), new IDNA.Info()).toString();
        put(hosts, ascii, new Needle(identifier, Needs.BOUNDARY));
        put(hosts, HOSTS.nameToUnicode(domain, new StringBuilder(), new IDNA.Info()).toString(),
                new Needle(identifier, Needs.BOUNDARY));
        var label = domain.substring(0, domain.indexOf('.'));
        if (label.length() >= 6 && isLatin(label) && !Wording.isOrdinaryLatin(plain(label)))
            put(latin, Folding.latin(label).text(),
                    new Needle(identifier, Needs.BOUNDARY, breaks(label.replace('-', ' '))));
    }

    // ---- ----

    private static boolean isLatin(String text) {
        return Width.fold(text).chars().noneMatch(c -> {
            var script = Script.of(c);
            return script == Script.KANJI || script == Script.HIRAGANA || script == Script.KATAKANA;
        });
    }

    private static boolean isKana(String folded) {
        return !folded.isEmpty() && folded.chars().allMatch(c -> Script.of(c) == Script.KATAKANA);
    }

    private static String plain(String word) {
        return Width.fold(word).replaceAll("[^a-z0-9]", "");
    }
}
