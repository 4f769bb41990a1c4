package dev.noroshi.exchange;

import dev.noroshi.kernel.Occasion;
import dev.noroshi.taxii.Outgoing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is handed to a peer, and how that goes.
///
/// @param collection the one written to
/// @param reach how far what it gets may reach
/// @param occasion what is in earnest, or drills; never both
/// @param revision the caller's, to notice two who change it at once
/// @param place how far the feed has been handed over
/// @param request what it took and has not told the outcome of, in its words; null when nothing is open
public record Push(PeerId peer, String collection, Outgoing.Reach reach, Occasion occasion, boolean active,
        int revision, State state, Instant place, @Nullable String request) {

    /// How it goes.
    ///
    /// @param dueAt when it has its turn next
    /// @param answeredAt when it last took something
    /// @param failures how often in a row it did not
    /// @param failure why; null while all is well
    /// @param detail of the failure: what the other side said
    public record State(Instant dueAt, @Nullable Instant askedAt, @Nullable Instant answeredAt, int failures,
            @Nullable Failure failure, @Nullable String detail) {
    }

    /// Why a peer took nothing.
    public enum Failure {
        /// Its address is none that may be asked.
        ADDRESS,
        /// Its name leads to an address that is not of the public internet.
        NOT_PUBLIC,
        /// It says to look elsewhere.
        MOVED,
        /// It could not be reached.
        UNREACHABLE,
        /// It has no time, or something in it is broken.
        BUSY,
        /// It does not know us.
        UNKNOWN,
        /// It knows us and does not let us write.
        FORBIDDEN,
        /// There is no such collection.
        MISSING,
        /// It does not speak our protocol, or will not take anything for another reason.
        REFUSED,
        /// What it answered is no outcome.
        UNREADABLE,
        /// It never told the outcome.
        UNTOLD,
        /// The secret does not open: the key in the data folder is another.
        SEALED
    }

    /// What became of a version of an object.
    public enum Fate {
        /// It waits.
        WAITING,
        /// It was handed over at least once; whether it was taken is not known.
        UNDERWAY,
        /// It was taken.
        SENT,
        /// The peer refused it.
        REFUSED,
        /// It was recalled while it was underway; the version that says so follows.
        GONE
    }
}
