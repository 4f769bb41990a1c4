package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.delivery.Receipts;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Advisories page by page: for the centre all, what moved last first; for everybody else what came to them.
@Component
public class AdvisoryLists {

    private final Advisories advisories;

    AdvisoryLists(Advisories advisories) {
        this.advisories = advisories;
    }

    /// Where a page ended, as it stands in addresses; says nothing to anybody else.
    public record Mark(Instant at, UUID id) {

        public String written() {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString((at + " " + id).getBytes(StandardCharsets.US_ASCII));
        }

        /// Reads one again; empty when it is none of ours.
        public static Optional<Mark> read(String written) {
            try {
                var parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ");
                return parts.length == 2
                        ? Optional.of(new Mark(Instant.parse(parts[0]), UUID.fromString(parts[1])))
                        : Optional.empty();
            } catch (IllegalArgumentException | DateTimeException notOurs) {
                return Optional.empty();
            }
        }
    }

    /// A page of a list.
    ///
    /// @param next where the next one begins; null on the last
    public record Part<T>(List<T> lines, @Nullable Mark next) {
        public Part {
            lines = List.copyOf(lines);
        }
    }

    /// The centre's list; empty for everybody else.
    public Part<Advisory> centre(Caller caller, Collection<AdvisoryState> states, @Nullable Mark after, int limit) {
        var found = advisories.page(caller, states, after == null ? null : after.at(),
                after == null ? null : new AdvisoryId(after.id()), limit + 1);
        // one more than asked for tells whether there is a next page
        if (found.size() <= limit) return new Part<>(found, null);
        var last = found.get(limit - 1).head();
        return new Part<>(found.subList(0, limit), new Mark(last.movedAt(), last.id().value()));
    }

    /// What came to the caller's organisation.
    public Part<Advisories.Arrival> arrivals(Caller caller, @Nullable Mark after, int limit) {
        var position = after == null ? null : new Receipts.Position(after.at(), new ParcelId(after.id()));
        var found = advisories.arrivals(caller, position, limit + 1);
        if (found.size() <= limit) return new Part<>(found, null);
        var last = found.get(limit - 1).parcel();
        return new Part<>(found.subList(0, limit), new Mark(last.sentAt(), last.id().value()));
    }
}
