package dev.noroshi.advisory.api;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.Refusals.TombstoneAnswer;
import dev.noroshi.advisory.api.AdvisoryAnswer.AnnexAnswer;
import dev.noroshi.advisory.api.AdvisoryAnswer.ReceiptAnswer;
import dev.noroshi.advisory.api.AdvisoryAnswer.SourceAnswer;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FormJson;
import dev.noroshi.platform.words.Times;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Writes an advisory as an answer.
@Component
class AdvisoryWriter {

    private final Advisories advisories;

    AdvisoryWriter(Advisories advisories) {
        this.advisories = advisories;
    }

    ResponseEntity<?> ok(Caller caller, Advisory advisory) {
        return ResponseEntity.ok().eTag(tag(advisory)).body(write(caller, advisory));
    }

    ResponseEntity<?> created(Caller caller, Advisory advisory) {
        return ResponseEntity.created(URI.create("/api/v1/advisories/" + advisory.id())).eTag(tag(advisory))
                .body(write(caller, advisory));
    }

    private static String tag(Advisory advisory) {
        return "\"" + advisory.head().edition() + "\"";
    }

    AdvisoryAnswer write(Caller caller, Advisory advisory) {
        var head = advisory.head();
        var number = head.number();
        var out = advisory instanceof Advisory.Published published ? published.publication() : null;
        var fields = new FormJson(advisories.form(advisory)).writeNode(advisories.printed(advisory));
        return new AdvisoryAnswer(head.id().value(), head.series(), advisory.state().name(),
                number == null ? null : number.toString(), head.ordinal(), head.occasion().isDrill(),
                head.language().tag(), out == null ? head.edition() : null, head.content().title(), fields,
                annexes(advisory), out == null ? null : at(out.issuedAt()), out == null ? null : at(out.dueAt()),
                sources(caller, advisory), receipt(caller, advisory),
                advisory instanceof Advisory.Recalled recalled ? TombstoneAnswer.of(recalled.tombstone()) : null);
    }

    private List<AnnexAnswer> annexes(Advisory advisory) {
        return advisories.annexes(advisory).stream().map(annex -> new AnnexAnswer(annex.id(), annex.name(),
                annex.mediaType(), annex.size(), "/api/v1/advisories/" + advisory.id() + "/annexes/" + annex.id()))
                .toList();
    }

    private @Nullable List<SourceAnswer> sources(Caller caller, Advisory advisory) {
        if (!advisories.isCentre(caller)) return null;
        var drawn = advisories.drawn(caller, advisory);
        return advisories.sources(caller, advisory).stream().map(report -> new SourceAnswer(report.id(),
                report.number().toString(), report.tlp().word(), report.title(),
                drawn.partsOf(report.id()).stream().map(FieldId::value).toList())).toList();
    }

    private @Nullable ReceiptAnswer receipt(Caller caller, Advisory advisory) {
        return advisories.parcel(caller, advisory.id())
                .map(parcel -> new ReceiptAnswer(parcel.id().value(), at(parcel.sentAt()), atOrNull(parcel.openedAt()),
                        atOrNull(parcel.confirmedAt()), parcel.answer(), atOrNull(parcel.answeredAt())))
                .orElse(null);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atZone(Times.ZONE).toOffsetDateTime();
    }

    static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
