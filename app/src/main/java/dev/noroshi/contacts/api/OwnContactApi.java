package dev.noroshi.contacts.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.contacts.Check;
import dev.noroshi.contacts.Handover.Successor;
import dev.noroshi.contacts.OwnContact;
import dev.noroshi.contacts.OwnContact.Typed;
import dev.noroshi.contacts.OwnContact.Whose;
import dev.noroshi.platform.web.ApiProblems;
import dev.noroshi.platform.web.JsonBody;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own contact data and those of their organisation's desk, for programs.
@RestController
@RequestMapping(path = "/api/v1/contacts", produces = MediaType.APPLICATION_JSON_VALUE)
class OwnContactApi {

    private final OwnContact own;
    private final ContactReplies replies;
    private final ApiProblems problems;

    OwnContactApi(OwnContact own, ContactReplies replies, ApiProblems problems) {
        this.own = own;
        this.replies = replies;
        this.problems = problems;
    }

    /// The data of a person or a desk.
    ///
    /// @param mobile of a person; of a desk the number for emergencies
    @Schema(name = "Contact")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ContactAnswer(@Nullable String email, @Nullable String phone,
            @Schema(description = "携帯電話（窓口は緊急時の電話）/ of a desk the number for emergencies") @Nullable String mobile,
            @Nullable String fax, @Nullable String hours,
            @Schema(description = "確認を求められているとき / when a check asks about them") @Nullable AskedAnswer asked) {

        static ContactAnswer of(Typed typed, Optional<Check> asked) {
            return new ContactAnswer(orNull(typed.email()), orNull(typed.phone()), orNull(typed.mobile()),
                    orNull(typed.fax()), orNull(typed.hours()),
                    asked.map(check -> new AskedAnswer(check.id().value(), check.starter().value(),
                            ContactReplies.at(check.deadline()))).orElse(null));
        }

        private static @Nullable String orNull(String text) {
            return text.isEmpty() ? null : text;
        }

        @Override
        public String toString() {
            return "ContactAnswer [withheld]";
        }
    }

    /// @param by who asks
    @Schema(name = "ContactQuestion")
    record AskedAnswer(UUID check, String by, OffsetDateTime deadline) {
    }

    /// @param person null where the caller holds no post of the registry today
    @Schema(name = "OwnContacts")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record OwnAnswer(@Nullable ContactAnswer person, @Nullable ContactAnswer desk) {
    }

    @GetMapping
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "readOwnContacts", summary = "自分と窓口の連絡先", description = """
            The caller's contact data and those of their organisation's desk, and whether a check asks about them.""")
    @ApiResponse(responseCode = "200", description = "連絡先 / the data", content = @Content(schema = @Schema(implementation = OwnAnswer.class)))
    ResponseEntity<?> read(Caller caller) {
        return ResponseEntity.ok(new OwnAnswer(answer(caller, Whose.PERSON), answer(caller, Whose.DESK)));
    }

    private @Nullable ContactAnswer answer(Caller caller, Whose whose) {
        return own.recorded(caller, whose).map(typed -> ContactAnswer.of(typed, own.asked(caller, whose)))
                .orElse(null);
    }

    @PutMapping("/person")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "changeOwnContact", summary = "自分の連絡先を直す", description = """
            Records other data from today on: `email`, `phone`, `mobile`, `fax`, `hours`; what is missing is blank. It counts as \
            an answer to every check that asks.""")
    @ApiResponse(responseCode = "200", description = "連絡先 / the data", content = @Content(schema = @Schema(implementation = ContactAnswer.class)))
    ResponseEntity<?> changePerson(Caller caller, JsonBody body) {
        return change(caller, Whose.PERSON, body);
    }

    @PutMapping("/desk")
    @Permit(Permission.EDIT_CONTACTS)
    @Operation(operationId = "changeDeskContact", summary = "窓口の連絡先を直す", description = """
            The same for the desk of the caller's organisation; `mobile` is its number for emergencies.""")
    @ApiResponse(responseCode = "200", description = "連絡先 / the data", content = @Content(schema = @Schema(implementation = ContactAnswer.class)))
    ResponseEntity<?> changeDesk(Caller caller, JsonBody body) {
        return change(caller, Whose.DESK, body);
    }

    private ResponseEntity<?> change(Caller caller, Whose whose, JsonBody body) {
        var typed = new Typed(body.text("email").orElse(""), body.text("phone").orElse(""),
                body.text("mobile").orElse(""), body.text("fax").orElse(""), body.text("hours").orElse(""));
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return replies.answer(caller, own.change(caller, whose, typed), _ -> shown(caller, whose));
    }

    @PostMapping("/person/confirm")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "confirmOwnContact", summary = "自分の連絡先が正しいと答える", description = """
            Says that everything is right as it is recorded, asked or not.""")
    @ApiResponse(responseCode = "200", description = "連絡先 / the data", content = @Content(schema = @Schema(implementation = ContactAnswer.class)))
    ResponseEntity<?> confirmPerson(Caller caller) {
        return confirm(caller, Whose.PERSON);
    }

    @PostMapping("/desk/confirm")
    @Permit(Permission.EDIT_CONTACTS)
    @Operation(operationId = "confirmDeskContact", summary = "窓口の連絡先が正しいと答える", description = """
            The same for the desk of the caller's organisation.""")
    @ApiResponse(responseCode = "200", description = "連絡先 / the data", content = @Content(schema = @Schema(implementation = ContactAnswer.class)))
    ResponseEntity<?> confirmDesk(Caller caller) {
        return confirm(caller, Whose.DESK);
    }

    private ResponseEntity<?> confirm(Caller caller, Whose whose) {
        if (own.recorded(caller, whose).isEmpty()) return problems.notFound(caller.language());
        own.confirm(caller, whose);
        return shown(caller, whose);
    }

    private ResponseEntity<?> shown(Caller caller, Whose whose) {
        var answer = answer(caller, whose);
        return answer == null ? problems.notFound(caller.language()) : ResponseEntity.ok(answer);
    }

    @PostMapping("/person/leave")
    @Permit(Permission.READ_HOME)
    @Operation(operationId = "leavePost", summary = "後任を届け出る", description = """
            Says that the caller leaves: `name`, `email` and `phone` of who comes, and the caller's `last-day`. It holds once \
            somebody of the organisation, or the secretariat, has agreed.""")
    @ApiResponse(responseCode = "201", description = "届け出た / proposed", content = @Content(schema = @Schema(implementation = ProposedAnswer.class)))
    ResponseEntity<?> leave(Caller caller, JsonBody body) {
        var written = body.text("last-day");
        var day = written.flatMap(OwnContactApi::day);
        if (written.isPresent() && day.isEmpty())
            body.problem("last-day", "unreadable", JsonBody.shortened(written.get()));
        var successor = new Successor(body.text("name").orElse(""), body.text("email").orElse(""),
                body.text("phone").orElse(""), day.orElse(null));
        var found = body.refuseOthers().problems();
        if (!found.isEmpty()) return problems.unprocessable(caller.language(), found);
        return replies.answer(caller, own.leave(caller, successor),
                id -> ResponseEntity.status(HttpStatus.CREATED).body(new ProposedAnswer(id.value())));
    }

    /// @param id of the hand-over, for those who agree to it
    @Schema(name = "HandoverProposed")
    record ProposedAnswer(UUID id) {
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
