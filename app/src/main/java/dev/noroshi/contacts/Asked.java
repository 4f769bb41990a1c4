package dev.noroshi.contacts;

import dev.noroshi.channel.Cause;
import dev.noroshi.channel.Means;
import dev.noroshi.channel.Party;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A person or desk that is asked, by one means.
///
/// @param ceptoar whose progress it counts in; null for ministries and the centre
/// @param address as it was when they were asked; "" when there was none
/// @param watchers who sees how it went
/// @param cause why they could not be reached
/// @param answeredBy null when it was answered by the link
@PersonalData
public record Asked(AskedId id, CheckId check, Party to, @Nullable String ceptoar, Means means, String address,
        Language language, List<OrganisationId> watchers, Instant askedAt, Answer answer, @Nullable Cause cause,
        @Nullable Instant answeredAt, @Nullable PersonId answeredBy) {

    public Asked {
        watchers = List.copyOf(watchers);
    }

    /// The number as far as it tells two of the same party apart; empty for what is no telephone.
    public Optional<String> telephone() {
        return means == Means.TELEPHONE ? Optional.ofNullable(Card.mask(address)) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Asked " + id + " [withheld]";
    }
}
