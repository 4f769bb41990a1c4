package dev.noroshi.bulletin;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A place bulletins come from, and how it fares.
///
/// @param since CSAF: documents that last changed earlier are not fetched
/// @param state how asking it goes
public record Source(SourceId id, String name, Kind kind, URI address, int everyMinutes, LocalDate since,
        boolean active, int revision, State state) {

    /// How asking it goes.
    ///
    /// @param dueAt when it is asked next
    /// @param answeredAt when it last answered as it should
    /// @param failures how often in a row it did not
    /// @param failure why; null while all is well
    /// @param detail of the failure, in English: what the other side said
    public record State(Instant dueAt, @Nullable Instant askedAt, @Nullable Instant answeredAt, int failures,
            @Nullable Failure failure, @Nullable String detail, @Nullable String etag,
            @Nullable String lastModified) {
    }

    /// Why a source gave nothing.
    public enum Failure {
        /// Its address is none that may be asked.
        ADDRESS,
        /// Its name leads to an address that is not of the public internet.
        NOT_PUBLIC,
        /// It says to look elsewhere.
        MOVED,
        /// Its answer was too large.
        TOO_LARGE,
        /// It could not be reached.
        UNREACHABLE,
        /// It has no time, or something in it is broken.
        BUSY,
        /// It will not say, or there is nothing at the address.
        REFUSED,
        /// What it said could not be read.
        UNREADABLE,
        /// Some of its documents could not be fetched; they are tried again.
        INCOMPLETE
    }
}
