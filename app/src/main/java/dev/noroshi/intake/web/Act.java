package dev.noroshi.intake.web;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a button of the form asks for, beside saving: `save`, `confirm`, `preview`, `add:timeline`, `remove:timeline:2`,
/// `clear:importance`, `take:lessons`, `apart`.
sealed interface Act {

    Pattern BUTTON = Pattern
            .compile("(?<act>[a-z]+)(?::(?<field>[a-z][a-z0-9-]{0,63})(?::(?<row>[0-9]{1,4}))?)?");

    /// Nothing more.
    record Save() implements Act {
    }

    /// Check everything and go on to submit it.
    record Confirm() implements Act {
    }

    /// Show it in the form of the paper.
    record Preview() implements Act {
    }

    /// One row more.
    record Add(String field) implements Act {
    }

    /// One row less.
    ///
    /// @param row from 1
    record Remove(String field, int row) implements Act {
    }

    /// The field back to blank.
    record Clear(String field) implements Act {
    }

    /// What somebody else saved, in the place of what was typed.
    record Take(String field) implements Act {
    }

    /// 「会社を特定しうる項目を除き、重要インフラ関係主体へ」 is shown in the controls, to be looked at before it is saved.
    record SetApart() implements Act {
    }

    static Act of(@Nullable String button) {
        var matcher = BUTTON.matcher(button == null ? "" : button);
        if (!matcher.matches()) return new Save();
        var field = matcher.group("field") == null ? "" : matcher.group("field");
        return switch (matcher.group("act")) {
            case "confirm" -> new Confirm();
            case "preview" -> new Preview();
            case "add" -> new Add(field);
            case "remove" ->
                new Remove(field, matcher.group("row") == null ? 0 : Integer.parseInt(matcher.group("row")));
            case "clear" -> new Clear(field);
            case "take" -> new Take(field);
            case "apart" -> new SetApart();
            default -> new Save();
        };
    }

    /// What stands in the controls afterwards.
    ///
    /// @param saved what is saved
    default Typed on(Typed typed, Typed saved) {
        return switch (this) {
            case Save _,Confirm _,Preview _,SetApart _ -> typed;
            case Add(var field) -> {
                var rows = new ArrayList<>(typed.rows(field));
                rows.add(new Typed.Row("", ""));
                yield typed.withRows(field, rows);
            }
            case Remove(var field, var row) -> {
                var rows = new ArrayList<>(typed.rows(field));
                if (row >= 1 && row <= rows.size()) rows.remove(row - 1);
                yield typed.withRows(field, rows);
            }
            case Clear(var field) -> typed.without(field);
            case Take(var field) -> typed.withFieldOf(saved, field);
        };
    }
}
