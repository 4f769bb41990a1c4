package dev.noroshi.walk;

import java.util.List;

/// Looks for canaries in what has a name one can think of.
final class ByName {

    private static final String ROOT = "/taxii2/noroshi/collections/";
    /// More than there are advisories.
    private static final int NUMBERS = 60;

    private final Search search;

    ByName(Search search) {
        this.search = search;
    }

    /// Asks for what has a name one can think of: the collections of the machines and what anybody saw in them, the lists of
    /// indicators, and the public folders with every number an advisory can have.
    void ask(Eye eye) {
        for (var format : List.of("table", "rules", "hosts", "rpz", "suricata", "plain"))
            search.judge(eye.get("/api/v1/indicator-lists/" + format));
        for (var name : Search.COLLECTIONS) {
            search.judge(eye.get(ROOT + name + "/"));
            for (var list : List.of("objects", "manifest"))
                search.judge(eye.get(ROOT + name + "/" + list + "/?limit=1000"));
        }
        var turn = Math.abs(eye.viewer().login().hashCode());
        for (var object : search.objects()) {
            var place = ROOT + Search.COLLECTIONS.get(turn % Search.COLLECTIONS.size()) + "/objects/" + object;
            if (turn++ % Search.EVERY == 0) search.judge(eye.get(place + (turn % 2 == 0 ? "/" : "/versions/")));
        }
        if (eye.viewer().isNobody()) byNumber(eye);
    }

    /// Every file a folder of CSAF documents may have, under every number there is.
    private void byNumber(Eye eye) {
        for (var number = 1; number <= NUMBERS; number++) {
            search.judge(eye.get("/public/T" + number));
            for (var ending : List.of("", ".sha256"))
                search.judge(eye.get(Search.CSAF + "2026/t" + number + ".json" + ending));
        }
    }
}
