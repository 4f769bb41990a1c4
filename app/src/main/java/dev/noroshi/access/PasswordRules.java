package dev.noroshi.access;

import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import java.time.Clock;
import java.time.LocalDate;
import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// What a new password must be: long enough and not one that is guessed first. No rule about kinds of characters and
/// none about age (NIST SP 800-63B-4, 3.1.1.2).
@Component
class PasswordRules {

    private static final int LONGEST = 256;
    private static final List<String> PRODUCT = List.of("noroshi", "狼煙", "のろし", "password", "パスワード", "ceptoar",
            "セプター", "nisc", "nco", "tlp", "incident", "インシデント", "情報連絡", "情報提供", "secretariat", "事務局", "ministry",
            "operator", "事業者");

    private final CommonPasswords common;
    private final Directory directory;
    private final Clock clock;

    PasswordRules(CommonPasswords common, Directory directory, Clock clock) {
        this.common = common;
        this.directory = directory;
        this.clock = clock;
    }

    /// What is wrong with the password somebody wants; its field is `new`.
    Optional<Problem> problem(PersonId person, String wanted) {
        var length = wanted.codePointCount(0, wanted.length());
        if (length < Accounts.SHORTEST_PASSWORD)
            return Optional.of(Problem.of("new", "password-short", "" + Accounts.SHORTEST_PASSWORD));
        if (length > LONGEST) return Optional.of(Problem.of("new", "password-long", "" + LONGEST));
        return common.knows(wanted, about(person))
                ? Optional.of(Problem.of("new", "password-common"))
                : Optional.empty();
    }

    /// The words an attacker who knows the person tries: the product and what it is for, the person, the organisation, its
    /// sectors and CEPTOAR, in Japanese, as they are read, and in Latin letters. They are listed in the guide.
    private List<String> about(PersonId id) {
        var words = new ArrayList<>(PRODUCT);
        directory.person(id).ifPresent(person -> {
            words.addAll(namesOf(person));
            directory.organisation(person.organisation(), LocalDate.now(clock)).map(this::namesOf)
                    .ifPresent(words::addAll);
        });
        return words.stream().flatMap(PasswordRules::readings).filter(word -> !word.isBlank()).distinct().toList();
    }

    private static List<String> namesOf(Person person) {
        var words = new ArrayList<String>();
        for (var name : new String[]{person.login(), person.nameJa(), person.nameKana(), person.nameEn(),
                person.email(), person.phone()})
            if (name != null) words.addAll(parts(name));
        return words;
    }

    private List<String> namesOf(Organisation organisation) {
        var words = new ArrayList<String>();
        for (var name : List.of(organisation.id().value(), organisation.name(Language.JA),
                organisation.name(Language.EN)))
            words.addAll(parts(name));
        if (organisation.ceptoar() != null) words.addAll(parts(organisation.ceptoar()));
        for (var code : organisation.sectors()) {
            words.add(code.value());
            directory.sector(code).ifPresent(sector -> {
                words.addAll(parts(sector.label(Language.JA)));
                words.addAll(parts(sector.label(Language.EN)));
            });
        }
        return words;
    }

    private static List<String> parts(String name) {
        var parts = new ArrayList<>(List.of(name));
        parts.addAll(Arrays.asList(name.split("[\\s　@.,・()（）-]+")));
        parts.replaceAll(part -> part.replaceFirst("^(株式会社|\\(株\\)|㈱)|(株式会社|\\(株\\)|㈱)$", ""));
        return parts;
    }

    /// The word itself, and kana in Latin letters.
    private static Stream<String> readings(String word) {
        return word.codePoints().allMatch(PasswordRules::isKana)
                ? Stream.of(word, Latin.LETTERS.transliterate(word))
                : Stream.of(word);
    }

    /// Made when the first password is chosen: it takes a while to learn the letters.
    private static final class Latin {
        static final Transliterator LETTERS = Transliterator
                .getInstance("Hiragana-Katakana; Katakana-Latin; Latin-ASCII; Lower");
    }

    private static boolean isKana(int c) {
        return c >= 0x3041 && c <= 0x30FF || Character.isWhitespace(c);
    }
}
