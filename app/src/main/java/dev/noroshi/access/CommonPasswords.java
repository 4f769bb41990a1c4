package dev.noroshi.access;

import dev.noroshi.kernel.Fold;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Knows the passwords that are guessed first: those of a list that comes along, of a larger one an administrator may
/// give, and what people make of them by repeating, decorating with digits and signs, or writing `@` for `a`.
/// Nothing is asked of anybody outside.
@Component
class CommonPasswords {

    private static final List<String> LISTS = List.of("common-passwords.txt", "common-passwords-ja.txt");
    private static final int FEWEST_DIFFERENT = 5;
    private static final int RANGE_PREFIX = 5;
    private static final int SHORTEST_WORD = 2;
    private static final int SHORTEST_LATIN = 4;
    /// Of letters that come from none of those words.
    private static final int FEWEST_OTHERS = 6;
    // what people type for letters, and the letters
    private static final String SIGNS = "@4031!$57";
    private static final String LETTERS = "aaoeiisst";

    private final @Nullable Path more;
    private volatile Set<String> listed = Set.of();

    CommonPasswords(AccessSettings settings) {
        more = settings.passwordList();
        if (more != null && !Files.isReadable(more))
            throw new IllegalStateException("noroshi.access.password-list cannot be read: " + more);
    }

    /// Whether the password is one of those guessed first.
    ///
    /// @param own words about the person: login, names, organisation
    boolean knows(String password, Collection<String> own) {
        var key = Fold.key(password);
        if (isTooEven(key)) return true;
        var words = own.stream().map(Fold::key).map(CommonPasswords::letters).filter(word -> word.length() > 1)
                .collect(Collectors.toSet());
        return forms(key).anyMatch(form -> list().contains(form) || words.contains(form) || isMadeOf(form, words))
                || more != null && isIn(more, password);
    }

    /// Two characters of Japanese are a word, of Latin letters part of many.
    private static boolean counts(String word) {
        return word.length() >= (word.chars().allMatch(c -> c < 0x80) ? SHORTEST_LATIN : SHORTEST_WORD);
    }

    /// Whether little is left of it when the words are taken out, the longest first: their names and that of the product one
    /// after the other are guessed like one of them.
    private static boolean isMadeOf(String form, Collection<String> words) {
        var left = letters(form);
        for (var word : words.stream().filter(CommonPasswords::counts)
                .sorted(Comparator.comparingInt(String::length).reversed()).toList())
            left = left.replace(word, "");
        return left.length() < FEWEST_OTHERS && left.length() < letters(form).length();
    }

    /// The password itself and what it may have been made of.
    private static Stream<String> forms(String key) {
        var read = new StringBuilder();
        key.chars().forEach(c -> read.append(SIGNS.indexOf(c) < 0 ? (char) c : LETTERS.charAt(SIGNS.indexOf(c))));
        var core = key.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        // the digits behind a word are read as digits, those within as letters: passw0rd2026
        var inner = new StringBuilder();
        core.chars().forEach(c -> inner.append(SIGNS.indexOf(c) < 0 ? (char) c : LETTERS.charAt(SIGNS.indexOf(c))));
        return Stream.of(key, core, letters(core), letters(read.toString()), letters(inner.toString()))
                .flatMap(form -> Stream.of(form, unit(form))).filter(form -> !form.isEmpty()).distinct();
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}]", "");
    }

    /// What the text repeats: `abcabc` repeats `abc`.
    private static String unit(String text) {
        for (var length = 1; length <= text.length() / 2; length++)
            if (text.length() % length == 0 && text.substring(0, length).repeat(text.length() / length).equals(text))
                return text.substring(0, length);
        return text;
    }

    /// Few different characters, or each the next or the one before in the alphabet or among the digits.
    private static boolean isTooEven(String key) {
        if (key.codePoints().distinct().count() < FEWEST_DIFFERENT) return true;
        var steps = 0;
        for (var i = 1; i < key.length(); i++)
            if (Math.abs(key.charAt(i) - key.charAt(i - 1)) <= 1) steps++;
        return steps >= (key.length() - 1) * 4 / 5;
    }

    private Set<String> list() {
        if (listed.isEmpty()) {
            var all = new HashSet<String>(32_768);
            for (var name : LISTS)
                try (var lines = reader(name)) {
                    lines.lines().filter(line -> !line.startsWith("# ")).map(Fold::key).forEach(all::add);
                } catch (IOException e) {
                    throw new UncheckedIOException("Reading " + name, e);
                }
            listed = all;
        }
        return listed;
    }

    private static BufferedReader reader(String name) {
        var stream = Objects.requireNonNull(CommonPasswords.class.getResourceAsStream("/access/" + name), name);
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }

    /// Reads through the list each time: it may be too large to keep, and passwords are changed seldom.
    private static boolean isIn(Path list, String password) {
        try {
            if (Files.isDirectory(list)) return isInRange(list, sha1(password));
            try (var lines = Files.lines(list, StandardCharsets.ISO_8859_1)) {
                var bytes = new String(password.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
                return lines.anyMatch(line -> line.equalsIgnoreCase(bytes));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new IllegalStateException("Reading the list of passwords at " + list, e);
        }
    }

    private static boolean isInRange(Path folder, String hash) throws IOException {
        var file = folder.resolve(hash.substring(0, RANGE_PREFIX) + ".txt");
        if (!Files.exists(file)) return false;
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.anyMatch(line -> line.toUpperCase(Locale.ROOT).startsWith(hash.substring(RANGE_PREFIX)));
        }
    }

    /// SHA-1 because such lists are made so; nothing is kept under it here.
    private static String sha1(String password) {
        try {
            return HexFormat.of().withUpperCase()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
