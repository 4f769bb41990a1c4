package dev.noroshi.exchange.web;

import dev.noroshi.access.Caller;
import dev.noroshi.directory.Directory;
import dev.noroshi.exchange.Peer;
import dev.noroshi.exchange.Peers;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Page;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// What those from whom something came, and the types of what came, are called on the pages.
@Component
class Senders {

    /// Types that stand in lists under their own words; others by their name.
    private static final List<String> NAMED = List.of("indicator", "observed-data", "report", "note", "identity",
            "malware", "vulnerability", "relationship", "sighting", "marking-definition", "ipv4-addr", "ipv6-addr",
            "domain-name", "url", "email-addr", "file", "attack-pattern", "campaign", "intrusion-set", "threat-actor",
            "tool", "infrastructure", "course-of-action", "grouping", "location", "opinion");

    private final Peers peers;
    private final Directory directory;
    private final Clock clock;

    Senders(Peers peers, Directory directory, Clock clock) {
        this.peers = peers;
        this.directory = directory;
        this.clock = clock;
    }

    Known known(Caller caller, Page page) {
        return new Known(page, peers.all(caller).stream().collect(Collectors.toMap(each -> each.id().holder(),
                Peer::name)));
    }

    static String type(Page page, String type) {
        return NAMED.contains(type) ? page.say("exchange.type." + type) : type;
    }

    /// @param object the id of one of that type
    static String typeOf(Page page, String object) {
        return type(page, object.replaceFirst("--.*", ""));
    }

    /// Those known to a caller, in the words of a page.
    final class Known {

        private final Page page;
        private final Map<String, String> peers;

        private Known(Page page, Map<String, String> peers) {
            this.page = page;
            this.peers = peers;
        }

        /// @param holder what the quarantine is called
        String name(String holder) {
            var peer = peers.get(holder);
            if (peer != null) return peer;
            return OrganisationId.parse(holder).flatMap(id -> directory.organisation(id, LocalDate.now(clock)))
                    .map(each -> each.name(page.language())).orElse(holder);
        }

        /// @param counts by holder, then by type
        List<ExchangeView.Choice> holders(Map<String, Map<String, Integer>> counts, String chosen) {
            return counts.entrySet().stream().map(each -> new ExchangeView.Choice(each.getKey(),
                    page.say("exchange.count", name(each.getKey()),
                            each.getValue().values().stream().mapToInt(Integer::intValue).sum()),
                    each.getKey().equals(chosen))).toList();
        }

        List<ExchangeView.Choice> types(Map<String, Map<String, Integer>> counts, String chosen) {
            var sums = new TreeMap<String, Integer>();
            counts.values().forEach(each -> each.forEach((type, n) -> sums.merge(type, n, Integer::sum)));
            return sums.entrySet().stream().map(each -> new ExchangeView.Choice(each.getKey(),
                    page.say("exchange.count", type(page, each.getKey()), each.getValue()),
                    each.getKey().equals(chosen))).toList();
        }
    }
}
