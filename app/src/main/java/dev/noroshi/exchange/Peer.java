package dev.noroshi.exchange;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A collection on a TAXII server of others, and how asking it goes.
///
/// @param root the API root, with the slash at its end
/// @param collection the one that is read; "" when none is
/// @param account whom we are there; "" unless we sign in by name and password
/// @param hasSecret whether a password or token is kept
/// @param revision the caller's, to notice two who change it at once
/// @param taken how many objects came in all
public record Peer(PeerId id, String name, URI root, String collection, SignIn signIn, String account,
        boolean hasSecret, Markings markings, int everyMinutes, boolean active, int revision, State state, Place place,
        long taken) {

    /// How we show who we are.
    public enum SignIn {
        /// Not at all.
        NONE,
        /// By name and password (RFC 7617).
        BASIC,
        /// By a token (RFC 6750).
        BEARER
    }

    /// How asking it goes.
    ///
    /// @param dueAt when it is asked next
    /// @param answeredAt when it last answered as it should
    /// @param failures how often in a row it did not
    /// @param failure why; null while all is well
    /// @param detail of the failure: what the other side said
    public record State(Instant dueAt, @Nullable Instant askedAt, @Nullable Instant answeredAt, int failures,
            @Nullable Failure failure, @Nullable String detail) {

        static State fresh(Instant now) {
            return new State(now, null, null, 0, null, null);
        }
    }

    /// Why a peer gave nothing.
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
        /// It does not know us, or lets us not.
        DENIED,
        /// There is nothing at the address.
        MISSING,
        /// It will not say, for another reason.
        REFUSED,
        /// What it said is no list of objects.
        UNREADABLE,
        /// Its list does not end: it gives the same again and again.
        LOOPING,
        /// So much of it waits to be looked through that no more is fetched.
        FULL,
        /// The secret does not open: the key in the data folder is another.
        SEALED
    }

    /// Where its objects are.
    URI objects() {
        return root.resolve("collections/" + collection + "/objects/");
    }
}
