package dev.noroshi.contacts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/// A place in the list of stale contacts, which stays where it is when others leave the list.
///
/// @param ceptoar "" for those of none, who come first
/// @param person 0 for the desk, which comes first
public record StalePlace(String ceptoar, String organisation, long person) implements Comparable<StalePlace> {

    private static final Comparator<StalePlace> ORDER = Comparator.comparing(StalePlace::ceptoar)
            .thenComparing(StalePlace::organisation).thenComparingLong(StalePlace::person);

    @Override
    public int compareTo(StalePlace other) {
        return ORDER.compare(this, other);
    }

    /// As it stands in addresses.
    public String written() {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((ceptoar + " " + organisation + " " + person).getBytes(StandardCharsets.US_ASCII));
    }

    /// Reads one again; empty when it is none of ours.
    public static Optional<StalePlace> read(String written) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ", -1);
            return parts.length == 3
                    ? Optional.of(new StalePlace(parts[0], parts[1], Long.parseLong(parts[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
