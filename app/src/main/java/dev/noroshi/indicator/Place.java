package dev.noroshi.indicator;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/// Where a page of a list ended, as it stands in addresses. It is trusted with nothing: whoever comes with it sees what they
/// may see behind it.
///
/// @param at the time of the source
public record Place(Instant at, UUID source, int position) {

    private static final int PARTS = 3;

    public String written() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((at + " " + source + " " + position).getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads one again; empty when it is none of ours.
    public static Optional<Place> read(String written) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ");
            return parts.length == PARTS
                    ? Optional.of(new Place(Instant.parse(parts[0]), UUID.fromString(parts[1]),
                            Integer.parseInt(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
