package dev.noroshi.delivery;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A place in an inbox: after the last parcel of a page. Where it is written in an address it says nothing to anybody
/// else.
///
/// @param isConfirmed whether that parcel was confirmed; those come last
/// @param dueAt its deadline; those without come after those with
public record InboxPlace(boolean isConfirmed, @Nullable Instant dueAt, Instant sentAt, ParcelId parcel) {

    private static final String NEVER = "-";

    public static InboxPlace after(Parcel last) {
        return new InboxPlace(last.confirmedAt() != null, last.dueAt(), last.sentAt(), last.id());
    }

    public String written() {
        var plain = isConfirmed + " " + (dueAt == null ? NEVER : dueAt) + " " + sentAt + " " + parcel;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads one again; empty when it is none of ours.
    public static Optional<InboxPlace> read(String written) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ");
            return parts.length == 4
                    ? Optional.of(new InboxPlace(Boolean.parseBoolean(parts[0]),
                            parts[1].equals(NEVER) ? null : Instant.parse(parts[1]), Instant.parse(parts[2]),
                            new ParcelId(UUID.fromString(parts[3]))))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
