package dev.noroshi.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What surrounds the content of every page, whatever the page is about.
///
/// @param who the person signed in; `null` when nobody is
/// @param menu the main menu; empty when nobody is signed in
/// @param hotline where emergency contact is found; `null` for those who have none
/// @param roles the role switch of a demonstration; empty outside of one
/// @param switchHref this page in the other language
/// @param token what a form posts to show that it came from our own page
public record Frame(Assets assets, @Nullable Who who, Menu menu, @Nullable String hotline,
        List<RoleButton> roles, String switchHref, Token token) {

    public Frame {
        roles = List.copyOf(roles);
    }

    /// Who is signed in, as the masthead shows it.
    ///
    /// @param person desk and name, `情報セキュリティ室　佐伯 真理`
    public record Who(String organisation, String person) {
    }

    /// The main menu.
    ///
    /// @param atHand what stands in its line
    /// @param folded what is used seldom and would not fit; opens at the end of the line
    public record Menu(List<MenuEntry> atHand, List<MenuEntry> folded) {

        public static final Menu NONE = new Menu(List.of(), List.of());

        public Menu {
            atHand = List.copyOf(atHand);
            folded = List.copyOf(folded);
        }

        public boolean isEmpty() {
            return atHand.isEmpty() && folded.isEmpty();
        }

        /// Whether the page belongs to what is folded away.
        public boolean isFolded() {
            return folded.stream().anyMatch(MenuEntry::current);
        }
    }

    /// An entry of the main menu.
    ///
    /// @param count how many things wait there; 0 shows nothing
    public record MenuEntry(String label, String href, boolean current, int count) {
    }

    /// A button of the role switch.
    public record RoleButton(String code, String label, boolean current) {
    }

    /// The anti-forgery token: name and value of a hidden field.
    public record Token(String name, String value) {
    }
}
