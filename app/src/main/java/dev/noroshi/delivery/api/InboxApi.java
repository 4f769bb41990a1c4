package dev.noroshi.delivery.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.InboxPlace;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What waits for the caller's organisation, for programs.
@RestController
class InboxApi {

    private final Deliveries deliveries;
    private final Words words;
    private final ApiProblems problems;

    InboxApi(Deliveries deliveries, Words words, ApiProblems problems) {
        this.deliveries = deliveries;
        this.words = words;
        this.problems = problems;
    }

    /// @param waiting how many wait in all
    /// @param next for `cursor` of the next page; null on the last
    @Schema(name = "Inbox")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record InboxAnswer(int waiting, List<Item> items,
            @Schema(description = "次のページの cursor（なければnull）/ for the next page, null on the last") @Nullable String next) {
        InboxAnswer {
            items = List.copyOf(items);
        }
    }

    /// @param subject the id of what it is about; an advisory keeps it on its whole way, a report has another at each hop
    @Schema(name = "InboxItem")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Item(UUID id,
            @Schema(description = "すること / what is to be done", example = "advisory.confirm") String task,
            @Schema(description = "その文 / the same as a sentence") String sentence, UUID subject,
            @Nullable String number, boolean drill, String title, String tlp, @Nullable String importance,
            String sender, @JsonProperty("sent-at") OffsetDateTime sentAt,
            @JsonProperty("opened-at") @Nullable OffsetDateTime openedAt,
            @JsonProperty("confirmed-at") @Nullable OffsetDateTime confirmedAt,
            @Schema(description = "期限 / by when") @JsonProperty("due-at") @Nullable OffsetDateTime dueAt,
            @Schema(description = "画面 / the page") String link,
            @Schema(description = "APIで読むところ / where the API reads it", example = "/api/v1/reports/3f2a…?ordinal=1") String href) {
    }

    @GetMapping(path = "/api/v1/inbox", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "readInbox", summary = "受信箱", description = """
            What waits for the caller's organisation, the nearest deadline first. It stays until there is nothing left to \
            do with it.""")
    @ApiResponse(responseCode = "200", description = "受信箱 / the inbox", content = @Content(schema = @Schema(implementation = InboxAnswer.class)))
    ResponseEntity<?> read(Caller caller,
            @Parameter(description = "1ページの件数（最大200）/ how many, at most 200") @RequestParam(defaultValue = "200") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        var after = cursor == null ? null : InboxPlace.read(cursor).orElse(null);
        if (cursor != null && after == null) return problems.unreadable(caller.language(), "cursor", cursor);
        var most = Math.clamp(limit, 1, Deliveries.INBOX_LIMIT);
        // one more than asked for tells whether there is a next page
        var found = deliveries.inbox(caller.organisation(), after, most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return ResponseEntity.ok(new InboxAnswer(deliveries.waiting(caller.organisation()),
                shown.stream().map(parcel -> item(caller, parcel)).toList(),
                found.size() > most ? InboxPlace.after(shown.getLast()).written() : null));
    }

    private Item item(Caller caller, Parcel parcel) {
        var importance = parcel.importance();
        return new Item(parcel.id().value(), parcel.task(),
                words.say(caller.language(), "delivery.task." + parcel.task(), parcel.title()), parcel.subject(),
                parcel.number(), parcel.occasion().isDrill(), parcel.title(), parcel.tlp().word(),
                importance == null ? null : importance.name(), parcel.sender().value(), at(parcel.sentAt()),
                atOrNull(parcel.openedAt()), atOrNull(parcel.confirmedAt()), atOrNull(parcel.dueAt()), parcel.link(),
                "/api/v1" + parcel.link()); // pages and API read the same things under the same names
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atZone(Times.ZONE).toOffsetDateTime();
    }

    private static @Nullable OffsetDateTime atOrNull(@Nullable Instant instant) {
        return instant == null ? null : at(instant);
    }
}
