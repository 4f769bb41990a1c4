package dev.noroshi.feedback;

import java.util.Arrays;
import java.util.Optional;

/// How far a recipient has got with an advisory: 対応済, 対応中, 該当なし, 調査中.
public enum AnswerKind {
    DONE, IN_PROGRESS, NOT_APPLICABLE, INVESTIGATING;

    public static Optional<AnswerKind> parse(String code) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(code)).findFirst();
    }
}
