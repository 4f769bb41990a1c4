package dev.noroshi.intake.api;

import dev.noroshi.directory.ActorClass;
import dev.noroshi.intake.Terms;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Occasion;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.web.JsonBody;
import dev.noroshi.report.Door;
import dev.noroshi.report.Grounds;
import dev.noroshi.report.ReportPaper;
import dev.noroshi.report.Route;
import dev.noroshi.report.Submission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// The door of the API: a flat JSON object with the field ids of the form, and beside them the terms.
@Component
class JsonDoor {

    private final ReportPaper paper;

    JsonDoor(ReportPaper paper) {
        this.paper = paper;
    }

    /// What came in, and everything in it that could not be read.
    record Received(Submission submission, List<Problem> problems) {
        Received {
            problems = List.copyOf(problems);
        }
    }

    /// Reads a report.
    ///
    /// @param by the class of the reporter, which decides between which routes it may choose
    /// @param usual the terms where the body names none
    Received receive(JsonBody body, ActorClass by, Terms usual) {
        var terms = terms(body, by, usual);
        var reading = paper.read(body.rest());
        var problems = new ArrayList<>(body.problems());
        problems.addAll(reading.problems());
        return new Received(terms.submission(reading.content(), Door.API, null), problems);
    }

    /// Takes the terms out of a body. What is wrong with them is told by the body.
    Terms terms(JsonBody body, ActorClass by, Terms usual) {
        var occasion = body.flag("drill").map(drill -> drill ? Occasion.DRILL : Occasion.REAL).orElse(usual.occasion());
        var language = body.text("language").flatMap(word -> language(body, word)).orElse(usual.language());
        return new Terms(occasion, language, grounds(body, usual.grounds()), route(body, by, usual.route()));
    }

    private static Optional<Language> language(JsonBody body, String word) {
        var found = Arrays.stream(Language.values()).filter(language -> language.tag().equals(word)).findFirst();
        if (found.isEmpty()) body.problem("language", "no-such-option", word);
        return found;
    }

    /// By name, or as `reporting-case` by the number the handbook gives the case (II.2.1).
    private static Grounds grounds(JsonBody body, Grounds usual) {
        var named = body.option("grounds", Grounds.class);
        var numbered = body.whole("reporting-case");
        if (numbered.isEmpty()) return named.orElse(usual);
        var count = Grounds.values().length;
        if (numbered.getAsInt() < 1 || numbered.getAsInt() > count) {
            body.problem("reporting-case", "no-such-option", Integer.toString(numbered.getAsInt()));
            return usual;
        }
        var found = Grounds.values()[numbered.getAsInt() - 1];
        if (named.isPresent() && named.get() != found) body.problem("reporting-case", "grounds-said-twice");
        return found;
    }

    private static @Nullable Route route(JsonBody body, ActorClass by, @Nullable Route usual) {
        var wish = body.option("route", Route.class).orElse(usual);
        var open = by == ActorClass.RESPONSIBLE_MINISTRY
                ? List.of(Route.CENTRE)
                : by == ActorClass.CEPTOAR_SECRETARIAT
                        ? List.of(Route.MINISTRY)
                        : List.of(Route.SECRETARIAT, Route.MINISTRY);
        if (wish != null && !open.contains(wish)) body.problem("route", "no-such-option", wish.name());
        return wish;
    }
}
