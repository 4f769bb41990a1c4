package dev.noroshi.contacts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.Answer;
import dev.noroshi.contacts.Asked;
import dev.noroshi.contacts.Check;
import dev.noroshi.contacts.CheckId;
import dev.noroshi.contacts.Checks;
import dev.noroshi.contacts.Kind;
import dev.noroshi.contacts.StalePlace;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 一斉確認, 連絡試験 and stale contacts for programs. People stand in it by their number in the registry, without their data.
@RestController
@RequestMapping(path = "/api/v1/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
class ChecksApi {

    private static final int MOST = 500;

    private final Checks checks;
    private final ContactReplies replies;
    private final ApiProblems problems;

    ChecksApi(Checks checks, ContactReplies replies, ApiProblems problems) {
        this.checks = checks;
        this.replies = replies;
        this.problems = problems;
    }

    /// @param organisation the one that is asked; null when all below the starter are
    @Schema(name = "ContactCheck")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record CheckAnswer(UUID id, @Schema(allowableValues = {
            "CHECK", "TEST"}) String kind, String starter,
            @Schema(allowableValues = {"ORGANISATION", "CEPTOAR", "SECTORS", "ALL"}) String scope,
            @Nullable String organisation, @JsonProperty("started-at") OffsetDateTime startedAt,
            OffsetDateTime deadline, int reminders, @JsonProperty("ended-at") @Nullable OffsetDateTime endedAt) {

        static CheckAnswer of(Check check) {
            var about = check.about();
            return new CheckAnswer(check.id().value(), check.kind().name(), check.starter().value(),
                    check.scope().name(), about == null ? null : about.value(), ContactReplies.at(check.startedAt()),
                    ContactReplies.at(check.deadline()), check.reminders(), ContactReplies.atIfAny(check.endedAt()));
        }
    }

    @Schema(name = "ContactChecks")
    record ChecksAnswer(List<CheckAnswer> checks) {
        ChecksAnswer {
            checks = List.copyOf(checks);
        }
    }

    /// @param ceptoar null for ministries and the centre
    /// @param people how many answered how
    @Schema(name = "ContactCheckProgress")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ProgressAnswer(@Nullable String ceptoar, Map<String, Integer> people, int percent) {
        ProgressAnswer {
            people = new TreeMap<>(people);
        }
    }

    /// @param person null for the desk
    @Schema(name = "ContactAsked")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record AskedAnswer(String organisation, @Nullable String person, String means,
            @Schema(allowableValues = {
                    "NONE", "CONFIRMED", "CHANGED", "MOVED", "FAILED"}) String answer,
            @Schema(description = "届かなかった原因 / why they could not be reached") @Nullable String cause,
            @JsonProperty("answered-at") @Nullable OffsetDateTime answeredAt) {

        static AskedAnswer of(Asked asked) {
            var person = asked.to().person();
            var cause = asked.cause();
            return new AskedAnswer(asked.to().organisation().value(), person == null ? null : person.toString(),
                    asked.means().name(), asked.answer().name(), cause == null ? null : cause.name(),
                    ContactReplies.atIfAny(asked.answeredAt()));
        }
    }

    @Schema(name = "ContactCheckDetail")
    record DetailAnswer(CheckAnswer check, List<ProgressAnswer> progress, List<AskedAnswer> asked) {
        DetailAnswer {
            progress = List.copyOf(progress);
            asked = List.copyOf(asked);
        }
    }

    @GetMapping("/checks")
    @Permit(Permission.CHECK_CONTACTS)
    @Operation(operationId = "listContactChecks", summary = "一斉確認・連絡試験の一覧", description = """
            Checks and tests the caller's organisation began or is above somebody of, the newest first, 50 at most.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = ChecksAnswer.class)))
    ResponseEntity<?> list(Caller caller) {
        return ResponseEntity.ok(new ChecksAnswer(checks.list(caller).stream().map(CheckAnswer::of).toList()));
    }

    @PostMapping("/checks")
    @Permit(Permission.CHECK_CONTACTS)
    @Operation(operationId = "beginContactCheck", summary = "一斉確認・連絡試験を始める", description = """
            Asks everybody below the caller whether their data are right (`kind` `CHECK`), or tries every means they have \
            (`TEST`); with `organisation` only that one.""")
    @ApiResponse(responseCode = "201", description = "始めた / begun", content = @Content(schema = @Schema(implementation = CheckAnswer.class)))
    ResponseEntity<?> begin(Caller caller, JsonBody body) {
        var kind = body.option("kind", Kind.class);
        var written = body.text("organisation");
        var about = written.flatMap(OrganisationId::parse);
        if (written.isPresent() && about.isEmpty()) body.problem("organisation", "contacts.not-below");
        if (kind.isEmpty() && body.problems().isEmpty()) body.problem("kind", "contacts.kind-missing");
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return replies.answer(caller, checks.begin(caller, kind.orElseThrow(), about.orElse(null)),
                check -> ResponseEntity.created(URI.create("/api/v1/contacts/checks/" + check.id()))
                        .body(CheckAnswer.of(check)));
    }

    @GetMapping("/checks/{id}")
    @Permit(Permission.CHECK_CONTACTS)
    @Operation(operationId = "readContactCheck", summary = "一斉確認・連絡試験の進み具合", description = """
            How a check stands by CEPTOAR, and everybody who is asked, as far as the caller sees them.""")
    @ApiResponse(responseCode = "200", description = "進み具合 / how it stands", content = @Content(schema = @Schema(implementation = DetailAnswer.class)))
    ResponseEntity<?> read(Caller caller, @PathVariable UUID id,
            @Parameter(description = "この返事の相手だけ / only those who answered so") @RequestParam(required = false) @Nullable Answer answer) {
        var check = checks.find(caller, new CheckId(id));
        if (check.isEmpty()) return problems.notFound(caller.language());
        var progress = checks.progress(caller, check.get().id()).stream()
                .map(each -> new ProgressAnswer(each.ceptoar().isEmpty() ? null : each.ceptoar(), named(each.people()),
                        each.percent()))
                .toList();
        return ResponseEntity.ok(new DetailAnswer(CheckAnswer.of(check.get()), progress,
                checks.asked(caller, check.get().id(), answer).stream().map(AskedAnswer::of).toList()));
    }

    private static Map<String, Integer> named(Map<Answer, Integer> people) {
        var named = new TreeMap<String, Integer>();
        people.forEach((answer, count) -> named.put(answer.name(), count));
        return named;
    }

    @PostMapping("/checks/{id}/end")
    @Permit(Permission.CHECK_CONTACTS)
    @Operation(operationId = "endContactCheck", summary = "一斉確認・連絡試験を終える", description = """
            Ends a check before its deadline; nobody is reminded any more.""")
    @ApiResponse(responseCode = "200", description = "終えた / ended", content = @Content(schema = @Schema(implementation = CheckAnswer.class)))
    ResponseEntity<?> end(Caller caller, @PathVariable UUID id) {
        return replies.answer(caller, checks.end(caller, new CheckId(id)),
                check -> ResponseEntity.ok(CheckAnswer.of(check)));
    }

    /// @param since when it was first found out
    @Schema(name = "StaleContactFailure")
    record FailureAnswer(@Schema(allowableValues = {
            "MAIL", "WEBHOOK", "FAX", "TELEPHONE"}) String means, String cause,
            OffsetDateTime since) {
    }

    /// @param person null for the desk
    /// @param confirmedAt null for never
    /// @param cause of the first of the failures
    /// @param failures the ways by which they could not be reached since
    @Schema(name = "StaleContact")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StaleAnswer(@Nullable String ceptoar, String organisation, @Nullable String person,
            @JsonProperty("confirmed-at") @Nullable OffsetDateTime confirmedAt, @Nullable String cause,
            List<FailureAnswer> failures) {
        StaleAnswer {
            failures = List.copyOf(failures);
        }

        static StaleAnswer of(Checks.Stale stale) {
            var person = stale.party().person();
            var failures = stale.failures().stream().map(each -> new FailureAnswer(each.means().name(),
                    each.cause().name(), ContactReplies.at(each.since()))).toList();
            return new StaleAnswer(stale.ceptoar(), stale.party().organisation().value(),
                    person == null ? null : person.toString(), ContactReplies.atIfAny(stale.confirmedAt()),
                    failures.isEmpty() ? null : failures.getFirst().cause(), failures);
        }
    }

    /// @param all how many there are on all pages
    /// @param next for `cursor` of the next page; null on the last
    @Schema(name = "StaleContacts")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record StalesAnswer(List<StaleAnswer> contacts, int all, @Nullable String next) {
        StalesAnswer {
            contacts = List.copyOf(contacts);
        }
    }

    @GetMapping("/stale")
    @Permit(Permission.CHECK_CONTACTS)
    @Operation(operationId = "listStaleContacts", summary = "古い連絡先の一覧", description = """
            People and desks below the caller that have not confirmed for a year, or could not be reached since they did: in a \
            check or a test, or because mails to them came back.""")
    @ApiResponse(responseCode = "200", description = "一覧 / the list", content = @Content(schema = @Schema(implementation = StalesAnswer.class)))
    ResponseEntity<?> stale(Caller caller,
            @Parameter(description = "1ページの件数（最大500）/ how many, at most 500") @RequestParam(defaultValue = "100") int limit,
            @Parameter(description = "前のページの next / `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        var after = cursor == null ? null : StalePlace.read(cursor).orElse(null);
        if (cursor != null && after == null) return problems.unreadable(caller.language(), "cursor", cursor);
        var part = checks.stale(caller, after, Math.clamp(limit, 1, MOST));
        return ResponseEntity.ok(new StalesAnswer(part.lines().stream().map(StaleAnswer::of).toList(), part.all(),
                part.isLast() ? null : part.lines().getLast().place().written()));
    }
}
