package dev.noroshi.access;

import dev.noroshi.access.web.AccountView;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.directory.Post;
import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What was typed into the form for how somebody is attached to their organisation.
///
/// @param problem code of the problem with it, if any
record Attached(Attachment attachment, String from, String until, @Nullable String problem) {

    Attached(Attachment attachment, String from, String until) {
        this(attachment, from, until, null);
    }

    static Attached of(Post post) {
        var nda = post.nda();
        var until = nda == null ? null : nda.until();
        return new Attached(post.attachment(), nda == null ? "" : nda.from().toString(),
                until == null ? "" : until.toString());
    }

    Attached with(String code) {
        return new Attached(attachment, from, until, code);
    }

    /// The days, if they can be read.
    sealed interface Days {

        /// @param nda null when there is none
        record Agreed(@Nullable Nda nda) implements Days {
        }

        record Wrong(String code) implements Days {
        }
    }

    Days read() {
        if (from.isEmpty()) return until.isEmpty() ? new Days.Agreed(null) : new Days.Wrong("nda-from-missing");
        var first = day(from);
        var last = until.isEmpty() ? Optional.<LocalDate>empty() : day(until);
        if (first.isEmpty() || last.isEmpty() && !until.isEmpty()) return new Days.Wrong("nda-day-form");
        if (last.filter(day -> day.isBefore(first.get())).isPresent()) return new Days.Wrong("nda-days-reversed");
        return new Days.Agreed(new Nda(first.get(), last.orElse(null)));
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }

    AccountView.AttachmentForm view(Words words, Language language) {
        return new AccountView.AttachmentForm(Stream.of(Attachment.values())
                .map(each -> new AccountView.Choice(each.name(), words.say(language, "access.attachment." + each),
                        each == attachment))
                .toList(), from, until, problem == null ? null : words.say(language, "problem." + problem));
    }
}
