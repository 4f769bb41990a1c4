package dev.noroshi.form;

import dev.noroshi.kernel.Problem;
import java.util.Locale;

/// Everything this room can find wrong. The sentence for `NO_SUCH_DAY` stands under `problem.no-such-day`.
enum FormProblem {
    // missing, or not what the field asks
    REQUIRED,
    CHOOSE_ONE,
    CHOOSE_ONLY_ONE,
    UNKNOWN_NOT_ALLOWED,
    UNKNOWN_AND_GIVEN,
    NO_SUCH_OPTION,
    NO_SUCH_SECTOR,
    NOT_A_COUNT,
    NOT_A_NUMBER_OF_THE_CENTRE,
    UNREADABLE,
    TOO_LONG,
    TOO_MANY_ROWS,
    // times
    NO_SUCH_DAY,
    NO_SUCH_TIME,
    OUTSIDE_ERA,
    UNREADABLE_TIME,
    IN_THE_FUTURE,
    AFTER_REPORT,
    AFTER_KNOWN,
    ROW_OUT_OF_ORDER,
    PRECISION_DOES_NOT_FIT,
    // JSON
    NOT_A_JSON_OBJECT,
    NO_SUCH_FIELD,
    NOT_A_TEXT,
    NOT_A_NUMBER,
    NOT_A_LIST,
    NOT_AN_OBJECT,
    NOT_A_TIME,
    // scopes of single fields
    NOT_A_PART,
    NO_SUCH_SCOPE,
    // files
    NOT_A_WORKBOOK,
    OLD_WORKBOOK,
    ENCRYPTED_WORKBOOK,
    WORKBOOK_WITH_MACROS,
    WORKBOOK_TOO_LARGE,
    DAMAGED_WORKBOOK,
    NOT_THE_FORM,
    WRITTEN_TWICE;

    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Problem of(String field, String... details) {
        return Problem.of(field, code(), details);
    }
}
