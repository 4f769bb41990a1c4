package dev.noroshi.mailin;

import dev.noroshi.feedback.Acknowledgement;
import dev.noroshi.feedback.AnswerKind;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What the first line of an answer says. Only a line, or first sentence, that says nothing else counts: 「まだ確認しましたとは
/// 言えません」 confirms nothing. Nothing of the mail is kept as the answer's words, since below it stands what was quoted.
final class FirstLine {

    private static final Map<String, Acknowledgement> PHRASES = Map.ofEntries(receipt("確認しました"),
            receipt("確認いたしました"), receipt("確認致しました"), receipt("受領しました"), receipt("受領いたしました"),
            receipt("受け取りました"), receipt("受信しました"), receipt("受信確認しました"), receipt("了解しました"), receipt("confirmed"),
            receipt("confirm"),
            receipt("received"), receipt("receipt confirmed"), receipt("i confirm"), receipt("we confirm"),
            answer("対応済", AnswerKind.DONE), answer("対応済み", AnswerKind.DONE), answer("対応しました", AnswerKind.DONE),
            answer("done", AnswerKind.DONE), answer("対応中", AnswerKind.IN_PROGRESS),
            answer("in progress", AnswerKind.IN_PROGRESS), answer("in_progress", AnswerKind.IN_PROGRESS),
            answer("該当なし", AnswerKind.NOT_APPLICABLE), answer("該当ありません", AnswerKind.NOT_APPLICABLE),
            answer("not applicable", AnswerKind.NOT_APPLICABLE), answer("not_applicable", AnswerKind.NOT_APPLICABLE),
            answer("調査中", AnswerKind.INVESTIGATING), answer("under investigation", AnswerKind.INVESTIGATING),
            answer("investigating", AnswerKind.INVESTIGATING));

    private FirstLine() {
    }

    private static Map.Entry<String, Acknowledgement> receipt(String phrase) {
        return Map.entry(phrase, Acknowledgement.RECEIPT);
    }

    private static Map.Entry<String, Acknowledgement> answer(String phrase, AnswerKind kind) {
        return Map.entry(phrase, new Acknowledgement(kind.name(), null));
    }

    /// @param text of the mail
    static Optional<Acknowledgement> of(String text) {
        var line = text.lines().map(String::strip).filter(each -> !each.isEmpty()).findFirst().orElse("");
        if (line.startsWith(">") || line.length() > 200) return Optional.empty();
        var sentence = Normalizer.normalize(line, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT)
                .replaceFirst("^[\\s【\\[「(]+", "").split("[。.!！」】\\])]", 2)[0].strip()
                .replaceFirst("です$", "");
        return Optional.ofNullable(PHRASES.get(sentence));
    }
}
