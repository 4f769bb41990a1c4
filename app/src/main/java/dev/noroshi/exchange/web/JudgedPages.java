package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.Directory;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.platform.web.Page;
import dev.noroshi.platform.web.Paging;
import dev.noroshi.taxii.Judgements;
import dev.noroshi.taxii.Judgements.Judged;
import dev.noroshi.taxii.Judgements.Wanted;
import dev.noroshi.taxii.Quarantine.Verdict;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// 判断の記録: what was let in and turned away, by whom, when and why.
@Controller
class JudgedPages {

    private static final String PATH = "/exchange/judged";
    private static final int LINES = 50;
    private static final int LAST_PAGE = 10_000;

    private final Pages pages;
    private final Judgements judgements;
    private final Senders senders;
    private final Directory directory;
    private final Clock clock;

    JudgedPages(Pages pages, Judgements judgements, Senders senders, Directory directory, Clock clock) {
        this.pages = pages;
        this.judgements = judgements;
        this.senders = senders;
        this.directory = directory;
        this.clock = clock;
    }

    /// @param part which part of the list, from 0
    @GetMapping(PATH)
    @Permit(Permission.JUDGE_STIX)
    ModelAndView list(Caller caller, HttpServletRequest request, @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String type, @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "0") int part) {
        var page = pages.page(caller, request).nav(Nav.EXCHANGE).crumb("/home", "access.nav.HOME")
                .crumb("/exchange", "exchange.title").title("exchange.judged").here();
        var words = page.build();
        var known = senders.known(caller, words);
        var decided = Arrays.stream(Verdict.values()).filter(each -> each.name().equals(verdict)).findFirst()
                .orElse(null);
        var wanted = new Wanted(from, type, decided);
        var counts = judgements.counts(caller);
        var all = judgements.count(caller, wanted);
        var begin = Math.clamp(part, 0, LAST_PAGE) * LINES;
        var names = new HashMap<PersonId, String>();
        var lines = judgements.find(caller, wanted, begin, LINES).stream()
                .map(each -> line(words, known.name(each.holder()), names, each)).toList();
        var here = PATH + "?from=" + written(from) + "&type=" + written(type) + "&verdict="
                + (decided == null ? "" : decided.name());
        return page.show("exchange/judged", new ExchangeView.Past(lines, known.holders(counts, from),
                known.types(counts, type), verdicts(words, decided),
                !from.isEmpty() || !type.isEmpty() || decided != null, paging(words, here, begin, lines.size(), all),
                clock.instant()));
    }

    private static @Nullable Paging paging(Page page, String here, int begin, int shown, int all) {
        if (all <= LINES && begin == 0) return null;
        var part = begin / LINES;
        return new Paging(page.say("exchange.judged.place", shown == 0 ? 0 : begin + 1, begin + shown, all),
                part == 0 ? null : here + "&part=" + (part - 1),
                begin + shown < all ? here + "&part=" + (part + 1) : null);
    }

    private static List<ExchangeView.Choice> verdicts(Page page, @Nullable Verdict chosen) {
        return Arrays.stream(Verdict.values()).map(each -> new ExchangeView.Choice(each.name(),
                page.say("exchange.verdict." + each), each == chosen)).toList();
    }

    private ExchangeView.PastLine line(Page page, String from, Map<PersonId, String> names, Judged judged) {
        var by = names.computeIfAbsent(judged.by(), id -> directory.person(id)
                .map(each -> each.name(page.language())).orElseGet(id::toString));
        return new ExchangeView.PastLine(judged.id(), Senders.type(page, judged.type()), from,
                judged.verdict() == Verdict.LET_IN ? Glyph.DONE : Glyph.STOPPED,
                page.say("exchange.verdict." + judged.verdict()),
                judged.outcome() == null ? null : "/indicators/sources/" + judged.outcome(), by, judged.at(),
                judged.reason());
    }

    private static String written(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
