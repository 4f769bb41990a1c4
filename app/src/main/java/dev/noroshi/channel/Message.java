package dev.noroshi.channel;

import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.PersonalData;
import dev.noroshi.kernel.Tlp;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One parcel made known to one person or desk by one means. The address is nobody's business but the server's.
///
/// @param parcel what is told of; null for a test of the way
/// @param step of the reminders or escalations, from 1; 0 for the first word
/// @param address as it was when it was decided: a mail address, a number, the id of a webhook
/// @param createdAt when it was decided that they are told
/// @param triedSince when it was first tried
/// @param attempts how often it was tried, this time included
@PersonalData
public record Message(MessageId id, @Nullable ParcelId parcel, Reason reason, int step, Party to, Means means,
        String address, Language language, Pace pace, Occasion occasion, Tlp tlp, @Nullable Importance importance,
        @Nullable String number, String task, String link, Instant createdAt, Instant dueAt, Instant triedSince,
        int attempts) {

    @Override
    public String toString() {
        return "Message " + id + " [withheld]";
    }
}
