package dev.noroshi.relay;

import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.relay.Redaction.Decision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Applies redactions to a content. A pure function of the original and the decisions.
final class Redacting {

    private Redacting() {
    }

    /// The original with every redaction applied whose decision is one of those.
    static FormContent apply(FormContent original, List<Redaction> redactions, Collection<Decision> decisions) {
        var applied = redactions.stream().filter(redaction -> decisions.contains(redaction.decision()))
                .sorted(Comparator.comparing(Redacting::rank)).toList();
        var copy = original;
        for (var field : applied.stream().map(Redaction::field).distinct().toList())
            copy = apply(copy, field, applied.stream().filter(each -> each.field().equals(field)).toList());
        return copy;
    }

    private static FormContent apply(FormContent content, FieldId field, List<Redaction> redactions) {
        var whole = whole(redactions);
        if (whole.isPresent()) {
            var later = after(whole.get(), redactions);
            return content.with(field, new FieldValue.Text(replaced(cut(whole.get().replacement(), later))));
        }
        return content.get(field)
                .map(value -> content.with(field, mapTexts(value, text -> replaced(cut(text, redactions)))))
                .orElse(content);
    }

    /// The texts of a field beside those of its copy, with everything applied that was not rejected.
    static List<RedactedText> beside(FormContent original, FieldId field, List<Redaction> redactions) {
        var own = redactions.stream().filter(redaction -> redaction.field().equals(field)).toList();
        var open = own.stream().filter(redaction -> redaction.decision() != Decision.REJECTED).toList();
        var texts = textsOf(original, field);
        var whole = whole(open);
        if (whole.isPresent())
            return List.of(new RedactedText(List.of(new Piece(String.join("\n", texts), whole.get())),
                    List.of(new Piece(replaced(cut(whole.get().replacement(), after(whole.get(), open))),
                            whole.get()))));
        var partial = own.stream().filter(redaction -> !redaction.isWholeField())
                .sorted(Comparator.comparing(Redacting::rank)).toList();
        return texts.stream().map(text -> cut(text, partial)).map(pieces -> new RedactedText(
                rejectedWhole(own, pieces), pieces.stream().map(Redacting::inCopy).toList())).toList();
    }

    /// What was to be replaced as a whole and stays is marked as a whole, unless something in it is marked already.
    private static List<Piece> rejectedWhole(List<Redaction> redactions, List<Piece> pieces) {
        var rejected = redactions.stream().filter(Redaction::isWholeField).reduce((first, last) -> last);
        return rejected.isPresent() && pieces.size() == 1 && pieces.getFirst().redaction() == null
                ? List.of(new Piece(pieces.getFirst().text(), rejected.get()))
                : pieces;
    }

    private static Optional<Redaction> whole(List<Redaction> redactions) {
        return redactions.stream().filter(Redaction::isWholeField).max(Comparator.comparing(Redaction::position));
    }

    private static List<Redaction> after(Redaction whole, List<Redaction> redactions) {
        return redactions.stream().filter(each -> !each.isWholeField() && each.position() > whole.position()).toList();
    }

    /// What is accepted is cut out first, so that a word nobody accepted never shields one in it that somebody did.
    private static int rank(Redaction redaction) {
        return switch (redaction.decision()) {
            case ACCEPTED -> 0;
            case UNDECIDED -> 1;
            case REJECTED -> 2;
        };
    }

    /// The text cut at every place a redaction finds. What one has found is not searched by the next.
    private static List<Piece> cut(String text, List<Redaction> redactions) {
        var pieces = List.of(new Piece(text, null));
        for (var redaction : redactions)
            pieces = pieces.stream()
                    .flatMap(piece -> piece.redaction() == null ? cut(piece.text(), redaction) : Stream.of(piece))
                    .toList();
        return pieces;
    }

    private static Stream<Piece> cut(String text, Redaction redaction) {
        var found = Objects.requireNonNull(redaction.found());
        var pieces = new ArrayList<Piece>();
        var from = 0;
        for (var at = text.indexOf(found); at >= 0; at = text.indexOf(found, from)) {
            if (at > from) pieces.add(new Piece(text.substring(from, at), null));
            pieces.add(new Piece(found, redaction));
            from = at + found.length();
        }
        if (from < text.length()) pieces.add(new Piece(text.substring(from), null));
        return pieces.stream();
    }

    private static String replaced(List<Piece> pieces) {
        return pieces.stream().map(piece -> piece.redaction() == null ? piece.text() : piece.redaction().replacement())
                .collect(Collectors.joining());
    }

    private static Piece inCopy(Piece piece) {
        var redaction = piece.redaction();
        return redaction == null || redaction.decision() == Decision.REJECTED
                ? new Piece(piece.text(), null)
                : new Piece(redaction.replacement(), redaction);
    }

    /// The texts of a field that a person wrote freely and that may therefore name somebody.
    static List<String> textsOf(FormContent content, FieldId field) {
        var texts = new ArrayList<String>();
        content.get(field).ifPresent(value -> mapTexts(value, text -> {
            texts.add(text);
            return text;
        }));
        return texts;
    }

    private static FieldValue mapTexts(FieldValue value, UnaryOperator<String> change) {
        return switch (value) {
            case FieldValue.Text(var text) -> new FieldValue.Text(change.apply(text));
            case FieldValue.Written(var text) -> new FieldValue.Written(change.apply(text));
            case FieldValue.ChoiceWithText(var code, var text) ->
                new FieldValue.ChoiceWithText(code, changed(text, change));
            case FieldValue.Moment(var when, var basis) -> new FieldValue.Moment(when, changed(basis, change));
            case FieldValue.Unknown(var basis) -> new FieldValue.Unknown(changed(basis, change));
            case FieldValue.Rows(var rows) -> new FieldValue.Rows(rows.stream()
                    .map(row -> new FieldValue.Row(rowTime(row.time(), change), change.apply(row.status()))).toList());
            case FieldValue.Whole _,FieldValue.Choice _,FieldValue.Choices _,FieldValue.Recipients _ -> value;
        };
    }

    private static FieldValue.@Nullable RowTime rowTime(FieldValue.@Nullable RowTime time,
            UnaryOperator<String> change) {
        return switch (time) {
            case null -> null;
            case FieldValue.RowTime.At(var when, var basis) -> new FieldValue.RowTime.At(when, changed(basis, change));
            case FieldValue.RowTime.InWords(var text) -> new FieldValue.RowTime.InWords(change.apply(text));
        };
    }

    private static @Nullable String changed(@Nullable String text, UnaryOperator<String> change) {
        return text == null ? null : change.apply(text);
    }
}
