package dev.noroshi.contacts;

import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Language;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// The columns of a file of contact data. Their order is free; each may be called by its code or by its label.
public enum ContactColumn {
    ORGANISATION("事業者コード", "Operator code"),
    /// Of the person; blank for the desk of the organisation.
    LOGIN("利用者名", "Login"),
    EMAIL("メール", "E-mail"),
    PHONE("電話", "Telephone"),
    /// Of a desk, the number for emergencies.
    MOBILE("携帯電話・緊急時の電話", "Mobile, emergency number"),
    FAX("FAX", "Fax"),
    /// When somebody is there, in words.
    HOURS("対応時間", "Hours");

    private final String japanese;
    private final String english;

    ContactColumn(String japanese, String english) {
        this.japanese = japanese;
        this.english = english;
    }

    /// The name in a file for programs: `email`.
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The name in a file for people: メール.
    public String label(Language language) {
        return language.choose(japanese, english);
    }

    /// The column a file calls so.
    static Optional<ContactColumn> called(String name) {
        return Stream.of(values()).filter(each -> Fold.same(name, each.code()) || Fold.same(name, each.japanese)
                || Fold.same(name, each.english)).findFirst();
    }

    /// What stands in the data; `Optional.empty()` for the columns that say whose data they are.
    Optional<Function<Typed, String>> part() {
        return switch (this) {
            case ORGANISATION, LOGIN -> Optional.empty();
            case EMAIL -> Optional.of(Typed::email);
            case PHONE -> Optional.of(Typed::phone);
            case MOBILE -> Optional.of(Typed::mobile);
            case FAX -> Optional.of(Typed::fax);
            case HOURS -> Optional.of(Typed::hours);
        };
    }
}
