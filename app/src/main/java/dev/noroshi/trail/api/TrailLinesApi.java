package dev.noroshi.trail.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.audit.Kind;
import dev.noroshi.audit.Line;
import dev.noroshi.audit.Trail;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.platform.words.Times;
import dev.noroshi.trail.TrailSearch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The lines of the trail for programs of auditors, with the filters of the page and what it counts instead of showing.
@RestController
class TrailLinesApi {

    private static final int MOST = 500;
    /// The days shown where none are asked for, as on the page.
    private static final int DAYS_AT_FIRST = 7;

    private final TrailSearch search;
    private final ApiProblems problems;
    private final Clock clock;

    TrailLinesApi(TrailSearch search, ApiProblems problems, Clock clock) {
        this.search = search;
        this.problems = problems;
        this.clock = clock;
    }

    /// A line.
    ///
    /// @param at to the second
    /// @param route method and pattern of a line the front door wrote; null for one of a room
    /// @param organisation null when the program itself did it, or nobody can tell
    /// @param subject the id of the thing; null when there is none or it must not be told
    @Schema(name = "TrailLine")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record LineAnswer(OffsetDateTime at, Kind kind, String act, @Nullable String route, @Nullable String organisation,
            @Nullable String person, @Nullable String subject) {

        static LineAnswer of(Line line) {
            var organisation = line.organisation();
            var person = line.person();
            return new LineAnswer(line.at().atZoneSameInstant(Times.ZONE).toOffsetDateTime(), line.kind(), line.act(),
                    line.route(), organisation == null ? null : organisation.value(),
                    person == null ? null : person.toString(),
                    line.subject().equals(Line.NOTHING) ? null : line.subject());
        }
    }

    /// How many lines there are of those that are not shown.
    @Schema(name = "TrailCounted")
    record CountedAnswer(Kind kind, long lines) {
    }

    /// @param counted how many lines of operators there are; they are not shown
    /// @param next for `cursor` of the next page; null on the last
    @Schema(name = "TrailLines")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Lines(List<LineAnswer> lines, List<CountedAnswer> counted, @Nullable String next) {
        Lines {
            lines = List.copyOf(lines);
            counted = List.copyOf(counted);
        }
    }

    @GetMapping(path = "/api/v1/trail", produces = MediaType.APPLICATION_JSON_VALUE)
    @Permit(Permission.READ_TRAIL)
    @Operation(operationId = "searchTrail", summary = "証跡を検索する", description = """
            The lines of the trail, the newest first, without content. Lines of operators' people are counted, not shown, \
            but to auditors of that operator.""")
    @ApiResponse(responseCode = "200", description = "行 / the lines", content = @Content(schema = @Schema(implementation = Lines.class)))
    ResponseEntity<?> lines(Caller caller,
            @Parameter(description = "この日から（省略時は7日分）/ from this day on, seven days if not given") @RequestParam(required = false) @Nullable LocalDate from,
            @Parameter(description = "この日まで（省略時は今日）/ up to this day, today if not given") @RequestParam(required = false) @Nullable LocalDate until,
            @Parameter(description = "種類 / only of this kind") @RequestParam(required = false) @Nullable Kind kind,
            @Parameter(description = "組織 / only of this organisation") @RequestParam(required = false) @Nullable String organisation,
            @Parameter(description = "人の番号 / only of this person") @RequestParam(required = false) @Nullable Long person,
            @Parameter(description = "操作の語頭 / only acts that begin so") @RequestParam(required = false) @Nullable String act,
            @Parameter(description = "1ページの件数（最大500）/ how many, at most 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        var wrong = new ArrayList<Problem>();
        var of = organisation == null ? null : OrganisationId.parse(organisation).orElse(null);
        if (organisation != null && of == null) wrong.add(unreadable("organisation", organisation));
        if (act != null && !act.matches("[a-z.-]{1,60}")) wrong.add(unreadable("act", act));
        if (person != null && person <= 0) wrong.add(unreadable("person", person.toString()));
        var after = cursor == null ? Optional.<Trail.Place>empty() : place(cursor);
        if (cursor != null && after.isEmpty()) wrong.add(unreadable("cursor", cursor));
        if (!wrong.isEmpty())
            return problems.answer(caller.language(), HttpStatus.BAD_REQUEST,
                    new Problem("", wrong.getFirst().code(), wrong.getFirst().details(), null), wrong);
        var last = until == null ? LocalDate.now(clock) : until;
        var first = from == null ? last.minusDays(DAYS_AT_FIRST - 1) : from;
        var wanted = new Trail.Search(first.atStartOfDay(Times.ZONE).toInstant(),
                last.plusDays(1).atStartOfDay(Times.ZONE).toInstant(), kind, of,
                person == null ? null : new PersonId(person), act);
        return ResponseEntity.ok(lines(caller, wanted, after.orElse(null), Math.clamp(limit, 1, MOST)));
    }

    private Lines lines(Caller caller, Trail.Search wanted, Trail.@Nullable Place after, int most) {
        // one more than asked for tells whether there is a next page
        var found = search.find(caller, wanted, after, most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new Lines(shown.stream().map(each -> LineAnswer.of(each.line())).toList(),
                search.counted(caller, wanted).stream().map(each -> new CountedAnswer(each.kind(), each.lines()))
                        .toList(),
                found.size() > most ? written(shown.getLast().place()) : null);
    }

    private static Problem unreadable(String field, String text) {
        return Problem.of(field, "unreadable", JsonBody.shortened(text));
    }

    private static String written(Trail.Place place) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString((place.at() + " " + place.record()).getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<Trail.Place> place(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII).split(" ");
            return Optional.of(new Trail.Place(Instant.parse(parts[0]), Long.parseLong(parts[1])));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}
