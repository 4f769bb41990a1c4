package dev.noroshi.delivery;

import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.kernel.SectorCode;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing one organisation handed to another, and how far the recipient has got with it.
///
/// @param task what the recipient is asked to do, such as `report.anonymise`; the sentence is `delivery.task.<task>`
/// @param subject the id of what it carries
/// @param parent the parcel it was passed on from, if any
/// @param link the page where the recipient does it
/// @param openedAt when somebody there first opened it (受領)
/// @param confirmedAt when somebody there confirmed it (確認)
/// @param doneAt when nothing was left to do; it then leaves the inbox
/// @param sectors those it concerns, as it was handed over
/// @param answer what somebody there answered last, in the words of the room that asked
public record Parcel(ParcelId id, String task, UUID subject, @Nullable ParcelId parent, OrganisationId sender,
        OrganisationId recipient, Occasion occasion, Tlp tlp, @Nullable Importance importance, @Nullable String number,
        String title, String link, @Nullable Instant dueAt, Instant sentAt, @Nullable Instant openedAt,
        @Nullable Instant confirmedAt, @Nullable PersonId confirmedBy, @Nullable Instant doneAt,
        @Nullable String answer,
        @Nullable Instant answeredAt, Set<SectorCode> sectors) {

    /// Whether it tells that what was handed over before is recalled.
    public boolean isRecall() {
        return task.endsWith(Deliveries.RECALLED);
    }

    /// Whether it asks for nothing but to take note of it: once it is confirmed, nothing is left to do.
    public boolean isForNotice() {
        return isRecall() || task.endsWith(Deliveries.NOTED);
    }

    /// The same as it concerns somebody else, who looks at another page.
    public Parcel forwarded(OrganisationId to, String page) {
        return new Parcel(id, task, subject, parent, sender, to, occasion, tlp, importance, number, title, page, dueAt,
                sentAt, openedAt, confirmedAt, confirmedBy, doneAt, answer, answeredAt, sectors);
    }
}
