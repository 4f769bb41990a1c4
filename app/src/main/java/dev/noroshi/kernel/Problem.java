package dev.noroshi.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something a person must put right, named by its field. Problems are answers, never exceptions, and come all at once.
///
/// @param field the id of the field as the form and the API name it (`tlp`, `timeline[2].datetime`), or "" for the whole
/// @param code which problem: the sentence stands under `problem.<code>` in the message files, in both languages
/// @param details what the sentence needs, in order (`{0}`, `{1}` …): never a secret
/// @param place where it stood in the file it came from (`シート「1枚目」 C9`), if it came from one
public record Problem(String field, String code, List<String> details, @Nullable String place) {

    public Problem {
        details = List.copyOf(details);
    }

    public static Problem of(String field, String code, String... details) {
        return new Problem(field, code, List.of(details), null);
    }

    public Problem at(String place) {
        return new Problem(field, code, details, place);
    }
}
