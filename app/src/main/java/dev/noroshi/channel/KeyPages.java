package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.channel.web.KeysView;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.ProblemLine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// メールの暗号化: with what one may be written to, and the desk and everybody in the organisation.
@Controller
class KeyPages {

    static final String OWN = "/settings/channels/keys";
    static final String DESK = "/settings/channels/desk/keys";
    private static final int LARGEST = 256 << 10;
    private static final String OF_DESK = "desk";

    private final Pages pages;
    private final Keys keys;
    private final Clock clock;

    KeyPages(Pages pages, Keys keys, Clock clock) {
        this.pages = pages;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping(OWN)
    @Permit(Permission.READ_HOME)
    ModelAndView own(Caller caller, HttpServletRequest request) {
        return show(caller, request, false, List.of(), "");
    }

    @GetMapping(DESK)
    @Permit(Permission.EDIT_DESK)
    ModelAndView desk(Caller caller, HttpServletRequest request) {
        return show(caller, request, true, List.of(), OF_DESK);
    }

    @PostMapping(OWN)
    @Permit(Permission.READ_HOME)
    ModelAndView enterOwn(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile key) {
        return enter(caller, request, false, new Party(caller.organisation(), caller.person()), "", bytes(key));
    }

    /// @param holder the desk, or the number of a person
    @PostMapping(DESK)
    @Permit(Permission.EDIT_DESK)
    ModelAndView enterOfDesk(Caller caller, HttpServletRequest request,
            @RequestParam(required = false) @Nullable MultipartFile key,
            @RequestParam(defaultValue = OF_DESK) String holder) {
        var party = holder.equals(OF_DESK)
                ? Optional.of(Party.desk(caller.organisation()))
                : Arrangements.person(holder).map(person -> new Party(caller.organisation(), person));
        return party.map(to -> enter(caller, request, true, to, holder, bytes(key)))
                .orElseGet(() -> pages.notFound(request));
    }

    @PostMapping(OWN + "/revoke")
    @Permit(Permission.READ_HOME)
    ModelAndView revoke(Caller caller, HttpServletRequest request, @RequestParam UUID key,
            @RequestParam(defaultValue = "false") boolean desk) {
        if (!keys.revoke(caller, new KeyId(key))) return pages.notFound(request);
        return done(caller, request, desk, "channel.key.revoked");
    }

    @PostMapping(OWN + "/remove")
    @Permit(Permission.READ_HOME)
    ModelAndView remove(Caller caller, HttpServletRequest request, @RequestParam UUID key,
            @RequestParam(defaultValue = "false") boolean desk) {
        if (!keys.remove(caller, new KeyId(key))) return pages.notFound(request);
        return done(caller, request, desk, "channel.key.removed");
    }

    private ModelAndView enter(Caller caller, HttpServletRequest request, boolean desk, Party holder, String chosen,
            byte[] file) {
        return switch (keys.enter(caller, holder, file)) {
            case Keys.Entered.Done() -> done(caller, request, desk, "channel.key.entered");
            case Keys.Entered.Revoked() -> done(caller, request, desk, "channel.key.revoked");
            case Keys.Entered.Forbidden() -> pages.notFound(request);
            case Keys.Entered.Wrong(var problems) -> show(caller, request, desk, problems, chosen);
        };
    }

    private ModelAndView done(Caller caller, HttpServletRequest request, boolean desk, String what) {
        pages.carry(caller, request, Tone.OK, what);
        return new ModelAndView("redirect:" + (desk ? DESK : OWN));
    }

    /// What is larger is no key.
    private static byte[] bytes(@Nullable MultipartFile file) {
        try {
            return file == null || file.getSize() > LARGEST ? new byte[0] : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded key", e);
        }
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, boolean desk, List<Problem> problems,
            String chosen) {
        var page = pages.page(caller, request).title(desk ? "channel.key.desk.title" : "channel.key.title")
                .crumb("/home", "access.nav.HOME").crumb("/settings", "access.settings.title")
                .crumb("/settings/channels", "channel.arrangement.title").here();
        if (!problems.isEmpty()) page.status(HttpStatus.UNPROCESSABLE_CONTENT);
        var built = page.build();
        var people = desk ? keys.colleagues(caller) : List.<Person>of();
        var names = people.stream().collect(Collectors.toMap(Person::id, Function.identity()));
        var lines = (desk ? keys.all(caller) : keys.own(caller)).stream()
                .map(key -> line(caller, built, key, names)).toList();
        return page.show("channel/keys", new KeysView(desk, caller.may(Permission.EDIT_DESK), lines,
                holders(caller, built, desk, people, chosen),
                problems.stream().map(problem -> ProblemLine.of(built, "key", built.say("channel.field.key"), problem))
                        .toList(),
                problems.isEmpty()
                        ? null
                        : problems.stream().map(built::sentence).collect(Collectors.joining("\n"))));
    }

    private static List<KeysView.Holder> holders(Caller caller, Page page, boolean desk, List<Person> people,
            String chosen) {
        if (!desk) return List.of();
        var holders = people.stream().map(person -> new KeysView.Holder(person.id().toString(),
                person.name(caller.language()), person.id().toString().equals(chosen)))
                .collect(Collectors.toList());
        holders.addFirst(new KeysView.Holder(OF_DESK, page.say("channel.key.of-desk"), OF_DESK.equals(chosen)));
        return holders;
    }

    private KeysView.Line line(Caller caller, Page page, KeyOnFile key, Map<PersonId, Person> names) {
        var holder = key.holder().person() == null
                ? page.say("channel.key.of-desk")
                : Optional.ofNullable(names.get(key.holder().person())).map(each -> each.name(caller.language()))
                        .orElseGet(() -> page.say("channel.key.of-former"));
        var state = key.state(clock.instant());
        return new KeysView.Line(key.id().toString(), holder, page.say("channel.key.medium." + key.medium()),
                grouped(key.fingerprint()), key.address(), key.until(), glyph(state),
                page.say("channel.key.state." + state), state != KeyOnFile.State.REVOKED);
    }

    private static Glyph glyph(KeyOnFile.State state) {
        return switch (state) {
            case TO_COME -> Glyph.WAITING;
            case GOOD -> Glyph.DONE;
            case ENDING -> Glyph.WATCH;
            case EXPIRED -> Glyph.LATE;
            case REVOKED -> Glyph.STOPPED;
        };
    }

    /// In groups of four, as people compare them.
    private static String grouped(String fingerprint) {
        return fingerprint.replaceAll("(.{4})(?=.)", "$1 ");
    }
}
