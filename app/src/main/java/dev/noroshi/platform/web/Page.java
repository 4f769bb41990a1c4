package dev.noroshi.platform.web;

import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.words.Times;
import dev.noroshi.platform.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What every template is given as `page`: the title, the reader's language and the frame around the content.
///
/// @param title what the page is, without the name of the product
/// @param marking the sharing scope of a marked document; `null` when the page is not one
/// @param notice the outcome of what the reader did just before, if anything
public record Page(String title, Language language, Words words, Frame frame, List<Crumb> crumbs,
        @Nullable Marking marking, @Nullable Notice notice, Width width) {

    public Page {
        crumbs = List.copyOf(crumbs);
    }

    /// The words for the key in the reader's language.
    public String say(String key, Object... arguments) {
        return words.say(language, key, arguments);
    }

    /// The sentence for a problem, with where it stood if that is known.
    public String sentence(Problem problem) {
        var sentence = words.say(language, "problem." + problem.code(), problem.details().toArray());
        return problem.place() == null ? sentence : say("platform.problem.at", sentence, problem.place());
    }

    /// Why a server of others could not be reached, in words where there are any for the name of the fault.
    public String unreached(String fault) {
        var key = "platform.unreached." + fault.replace(' ', '-');
        return words.knows(key) ? say(key) : fault;
    }

    public Times times() {
        return new Times(language);
    }

    /// The address of a file under `static`, with a hash of its content in it so that browsers may keep it for good.
    public String asset(String name) {
        return frame.assets().address(name);
    }

    /// The other language, for the switch in the masthead.
    public Language otherLanguage() {
        return language == Language.JA ? Language.EN : Language.JA;
    }
}
