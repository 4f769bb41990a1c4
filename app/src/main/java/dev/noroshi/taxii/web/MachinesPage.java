package dev.noroshi.taxii.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.MachineTokens;
import dev.noroshi.access.Nav;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.channel.Webhooks;
import dev.noroshi.indicator.Format;
import dev.noroshi.platform.web.Page;
import dev.noroshi.taxii.KnownCollections;
import dev.noroshi.taxii.KnownCollections.Known;
import dev.noroshi.taxii.KnownCollections.Use;
import dev.noroshi.taxii.MachineAddress;
import dev.noroshi.taxii.web.MachinesView.Feed;
import dev.noroshi.taxii.web.MachinesView.Snippet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// データ連携: what the machines of whoever looks may fetch, and how their programs are set for it.
@Controller
class MachinesPage {

    private static final String METADATA = "/.well-known/csaf/provider-metadata.json";

    private final Pages pages;
    private final KnownCollections collections;
    private final MachineTokens tokens;
    private final MachineAddress address;
    private final Webhooks webhooks;

    MachinesPage(Pages pages, KnownCollections collections, MachineTokens tokens, MachineAddress address,
            Webhooks webhooks) {
        this.pages = pages;
        this.collections = collections;
        this.tokens = tokens;
        this.address = address;
        this.webhooks = webhooks;
    }

    /// @param collection the alias of the collection the snippets shall be about
    /// @param list the list they shall be about
    @GetMapping("/machines")
    @Permit(Permission.READ_HOME)
    ModelAndView machines(Caller caller, HttpServletRequest request,
            @RequestParam(defaultValue = "all") String collection, @RequestParam(defaultValue = "plain") String list) {
        var builder = pages.page(caller, request).nav(Nav.MACHINES).title("taxii.machines.title")
                .crumb("/home", "access.nav.HOME").here();
        var page = builder.build();
        var home = address.of(request);
        return builder.show("taxii/machines", view(caller, page, home, collection, list));
    }

    private MachinesView view(Caller caller, Page page, String home, String alias, String list) {
        var reads = caller.may(Permission.READ_ADVISORY);
        var known = reads ? collections.of(caller) : List.<Known>of();
        var chosen = known.stream().filter(each -> each.alias().equals(alias)).findFirst()
                .or(() -> known.stream().findFirst()).orElse(null);
        var sending = known.stream().filter(each -> each.use() == Use.READ_AND_WRITE).findFirst()
                .map(own -> Snippets.sending(page, home, own)).orElse(List.of());
        var lists = caller.may(Permission.READ_INDICATOR) ? lists(page, home) : List.<Feed>of();
        var wanted = Format.named(list).orElse(Format.PLAIN);
        var shown = lists.isEmpty() ? null : lists.get(wanted.ordinal());
        var open = open(page, home);
        return new MachinesView(home, known, chosen,
                chosen == null ? List.<Snippet>of() : Snippets.fetching(page, home, chosen), sending,
                reads ? Snippets.misp(page, home) : List.of(), reads ? webhook(caller, page) : null, lists, shown,
                shown == null ? List.of() : Snippets.list(page, shown, "noroshi-" + wanted.file()), open,
                Snippets.open(page, home + METADATA, open.get(1).address()), tokens.of(caller),
                caller.may(Permission.MANAGE_ACCOUNTS));
    }

    private MachinesView.Webhook webhook(Caller caller, Page page) {
        var isSet = webhooks.of(caller).isPresent();
        var state = isSet ? webhooks.form(caller).name() : "NONE";
        return new MachinesView.Webhook(isSet, page.say("taxii.machines.webhook.state." + state),
                caller.may(Permission.EDIT_DESK), Snippets.webhook(page));
    }

    /// With their endings, by which some programs know what they were given.
    private static List<Feed> lists(Page page, String home) {
        return Stream.of(Format.values())
                .map(each -> feed(page, each.code(), home + "/api/v1/indicator-lists/" + each.file())).toList();
    }

    private static List<Feed> open(Page page, String home) {
        var feeds = home + "/public/feeds/" + page.language().tag();
        return List.of(feed(page, "csaf", home + METADATA), feed(page, "atom", feeds + "/atom.xml"),
                feed(page, "rss", feeds + "/rss.xml"));
    }

    private static Feed feed(Page page, String code, String address) {
        return new Feed(code, page.say("taxii.feed." + code), page.say("taxii.feed." + code + ".text"), address);
    }
}
