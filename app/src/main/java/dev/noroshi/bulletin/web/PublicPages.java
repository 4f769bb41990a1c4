package dev.noroshi.bulletin.web;

import dev.noroshi.access.Open;
import dev.noroshi.access.Pages;
import dev.noroshi.advisory.PublicAdvisories;
import dev.noroshi.advisory.PublicAdvisory;
import dev.noroshi.bulletin.CsafPlace;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.words.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/// Public advisories for people, who need not sign in.
@Controller
class PublicPages {

    private static final String WHY = "public advisories (TLP:CLEAR) are everybody's to read";

    private final Pages pages;
    private final PublicAdvisories advisories;
    private final Words words;

    PublicPages(Pages pages, PublicAdvisories advisories, Words words) {
        this.pages = pages;
        this.advisories = advisories;
        this.words = words;
    }

    @GetMapping("/public")
    @Open(WHY)
    ModelAndView list(HttpServletRequest request) {
        var page = pages.open(request).title("bulletin.public.title");
        var built = page.build();
        var lines = advisories.all().stream()
                .map(each -> new PublicView.Line(each, "/public/" + each.id(), title(each),
                        built.say("bulletin.out.change." + each.revisions().getLast().change())))
                .toList();
        return page.show("bulletin/public", new PublicView.All(lines, CsafPlace.FOLDER + "/provider-metadata.json",
                "/public/feeds/" + built.language().tag()));
    }

    @GetMapping("/public/{id:T\\d+}")
    @Open(WHY)
    ModelAndView one(HttpServletRequest request, @PathVariable String id) {
        return number(id).flatMap(advisories::find).map(found -> {
            var page = pages.open(request).titled(title(found)).marking(Tlp.CLEAR, null)
                    .crumb("/public", "bulletin.public.title").here();
            return page.show("bulletin/publicOne", view(found));
        }).orElseGet(() -> pages.notFound(request));
    }

    /// The number as we write it: T58, not T058.
    private static Optional<Integer> number(String id) {
        return id.matches("T[1-9][0-9]{0,8}") ? Optional.of(Integer.valueOf(id.substring(1))) : Optional.empty();
    }

    /// The folder of the documents as machines of others expect it (CSAF 2.0, requirement 14).
    @GetMapping(CsafPlace.PUBLIC + "/")
    @Open(WHY)
    ModelAndView folder(HttpServletRequest request) {
        var names = new ArrayList<>(List.of("index.txt", "changes.csv", "csaf-feed-tlp-white.json", "service.json"));
        advisories.all().stream().map(CsafPlace::year).distinct().sorted().forEach(year -> names.add(year + "/"));
        return folder(request, "white/", names);
    }

    @GetMapping(CsafPlace.PUBLIC + "/{year:\\d+}/")
    @Open(WHY)
    ModelAndView folder(HttpServletRequest request, @PathVariable String year) {
        var names = advisories.all().stream().filter(each -> String.valueOf(CsafPlace.year(each)).equals(year))
                .map(each -> CsafPlace.path(each).substring(year.length() + 1))
                .flatMap(name -> Stream.of(name, name + ".sha256", name + ".sha512", name + CsafPlace.SIGNATURE))
                .sorted().toList();
        return names.isEmpty() ? pages.notFound(request) : folder(request, year + "/", names);
    }

    private ModelAndView folder(HttpServletRequest request, String name, List<String> names) {
        return pages.open(request).title("bulletin.public.folder", name).crumb("/public", "bulletin.public.title")
                .here()
                .show("bulletin/folder", new PublicView.Folder(names));
    }

    private PublicView.One view(PublicAdvisory advisory) {
        var facts = new ArrayList<PublicView.Fact>();
        advisory.said().ifPresent(said -> said.texts().forEach((field, text) -> facts.add(new PublicView.Fact(
                words.say(advisory.language(), "bulletin.out.field." + field.value()), List.of(text.split("\n"))))));
        var changes = advisory.revisions().reversed().stream()
                .map(each -> new PublicView.Change(each.at(), "bulletin.out.change." + each.change())).toList();
        return new PublicView.One(advisory, title(advisory), advisory.language().tag(), facts, changes,
                CsafPlace.PUBLIC + "/" + CsafPlace.path(advisory).toLowerCase(Locale.ROOT));
    }

    private String title(PublicAdvisory advisory) {
        return advisory.said().map(PublicAdvisory.Said::title)
                .orElseGet(() -> words.say(advisory.language(), "bulletin.out.recalled", advisory.id()));
    }
}
