package dev.noroshi.walk;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Looks for canaries in all somebody can get at: pages by their links, every route with every id anybody ever saw, every
/// filter and search box, and what is said to wrong requests.
final class Search {

    private static final Pattern LINK = Pattern.compile("\\b(?:href|src|hx-get|action)=\"([^\"#]*)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    /// Where an id stands, with the kinds of thing it is of: a call of the hotline is both.
    private static final Pattern ID_OF_KIND = Pattern.compile("((?:/[a-z][a-z0-9-]*)+)/(" + ID.pattern() + ")");
    private static final Pattern ANNEX = Pattern
            .compile("/advisories/(" + ID.pattern() + ")/annexes/(" + ID.pattern() + ")");
    /// Parts of a page that differ each time.
    private static final Pattern CHANGING = Pattern.compile("name=\"_csrf\" value=\"[^\"]*\"|_csrf=[\\w-]+");
    private static final Pattern LOOKING_FORM = Pattern
            .compile("<form[^>]*method=\"get\"[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern LIST = Pattern.compile("<select[^>]*name=\"(\\w+)\"[^>]*>(.*?)</select>",
            Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option[^>]*value=\"([^\"]+)\"");
    static final List<String> COLLECTIONS = List.of("all", "drill", "tlp-clear", "tlp-green", "tlp-amber",
            "tlp-red", "product-warning", "product-attention", "product-reference", "c4tap", "c4tap-drill");
    /// Where things lie, and no kind of thing.
    private static final Set<String> ABOVE = Set.of("", "api", "v1", "files");
    private static final Pattern OBJECT = Pattern
            .compile("\"((?:report|indicator|note|identity|grouping|marking-definition)--" + ID.pattern() + ")\"");
    static final String CSAF = "/.well-known/csaf/white/";
    /// What machines are led on by, in the files everybody may fetch.
    private static final Pattern MACHINES_LINK = Pattern
            .compile("https?://[^/\\s\"<>]+(/(?:\\.well-known|public)[^\\s\"<>#]*)|(?m)^\"?(\\d{4}/[^\\s\",]+)");
    private static final int WORDS_AT_EACH = 1;
    private static final Pattern LISTED = Pattern.compile("\"id\":\"(" + ID.pattern() + ")\"");
    private static final Pattern NEXT = Pattern.compile("\"next\":\"([^\"]+)\"");
    private static final int PAGES_OF_A_SHAPE = 16;
    /// The centre has more of everything than anybody else.
    private static final int PAGES_FOR_THE_CENTRE = 40;
    /// Of what is not about what was shared, such as the registry.
    private static final int OTHER_PAGES_OF_A_SHAPE = 4;
    private static final Pattern OTHER_PAGES = Pattern
            .compile("/(registry|machines|settings|trail|accounts|exercises|misp)\\b.*");
    /// Papers say the same as pages; making them takes longest.
    static final int PAPERS_OF_A_SHAPE = 4;
    static final int EVERY_PAPER = 400;
    /// Somebody whose colleague has been everywhere.
    private static final int COLLEAGUES_PAGES_OF_A_SHAPE = 2;
    /// At one of so many routes somebody tries each id of others, in turn; `-Dnoroshi.walk=1` tries all at every route, in
    /// ten minutes.
    static final int EVERY = Integer.getInteger("noroshi.walk", 24);

    private final Canaries canaries;
    private final List<Route> routes;
    private final int papers;
    /// Every id anybody saw, by the kind of thing.
    private final Map<String, Set<String>> ids = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> annexes = new ConcurrentHashMap<>();
    /// Objects anybody was given by a collection.
    private final ConcurrentSkipListSet<String> objects = new ConcurrentSkipListSet<>();
    /// What was answered to whom: what is not here is foreign.
    private final Map<Viewer, Set<String>> own = new ConcurrentHashMap<>();
    /// Every id that stood in what they were answered.
    private final Map<Viewer, Set<String>> shown = new ConcurrentHashMap<>();
    private final Set<String> leaks = new ConcurrentSkipListSet<>();
    private final Map<Canary, Set<Viewer>> seen = new ConcurrentHashMap<>();
    /// How the addresses began at which somebody saw what they may see.
    private final Set<String> doors = new ConcurrentSkipListSet<>();
    private final Map<String, Viewer> spokesmen = new ConcurrentHashMap<>();
    private final Map<Viewer, Integer> looks = new ConcurrentHashMap<>();

    /// A route of the program.
    ///
    /// @param queries the names of what may stand in its query
    /// @param roles who may use it
    record Route(String method, String path, List<String> queries, Predicate<Viewer> roles) {

        boolean isApi() {
            return path.startsWith("/api/");
        }

        /// A list as long as it may be; who asks by a name the call does not know is told nothing.
        String asWhole() {
            return isApi() && queries.contains("limit") ? path + "?limit=100" : path;
        }

        /// Shows the centre how far a draft would go as it stands on the page, and keeps nothing.
        boolean isOnlyShown() {
            return path.equals("/advisories/{id}/scope");
        }

        /// Signs somebody out, or changes only what is their own.
        boolean isOfOneself() {
            return path.matches("/(sign-|settings|demo|accounts|registry|identifiers|invitation|error|oauth2|login).*");
        }

        /// Where a thing is read: everybody asks there for everything. Of values, [KnownValues] says who is told of which.
        boolean isThePage() {
            return path.matches("(/[a-z]+)+/\\{[a-z]+}") && !path.matches("/(api|files|indicators)/.*");
        }

        /// What stands before the first id, in parts: a call of the hotline is a call and of the hotline.
        Stream<String> kinds() {
            return Stream.of(path.replaceFirst("/\\{.*", "").split("/")).filter(each -> !ABOVE.contains(each));
        }
    }

    /// @param papers how many of a shape are looked at
    Search(Canaries canaries, List<Route> routes, int papers) {
        this.canaries = canaries;
        this.routes = routes;
        this.papers = papers;
    }

    Set<String> leaks() {
        return new TreeSet<>(leaks);
    }

    Set<Viewer> whoSaw(Canary canary) {
        return seen.getOrDefault(canary, Set.of());
    }

    Set<String> doors() {
        return Set.copyOf(doors);
    }

    /// The names of all objects anybody was given by a collection.
    List<String> objects() {
        return List.copyOf(objects);
    }

    int looks() {
        return looks.values().stream().mapToInt(Integer::intValue).sum();
    }

    Map<String, Integer> known() {
        var sizes = new TreeMap<String, Integer>();
        ids.forEach((kind, all) -> sizes.put(kind, all.size()));
        return sizes;
    }

    // ---- looking ----

    /// Looks at an answer.
    void judge(Eye.Look look) {
        judge(look, Set.of());
    }

    /// @param typed words the viewer typed in themselves, which may come back
    private void judge(Eye.Look look, Set<String> typed) {
        looks.merge(look.viewer(), 1, Integer::sum);
        var words = look.words();
        for (var canary : canaries.in(words)) {
            if (typed.contains(canary.word())) continue;
            if (canary.mayBeSeenBy(look.viewer())) {
                seen.computeIfAbsent(canary, _ -> ConcurrentHashMap.newKeySet()).add(look.viewer());
                doors.add(look.path().split("[/?]")[1]);
            } else
                leaks.add(look + " shows " + canary);
        }
        if (look.status() == 200) remember(look, words);
    }

    private void remember(Eye.Look look, String words) {
        var mine = own.computeIfAbsent(look.viewer(), _ -> ConcurrentHashMap.newKeySet());
        ID.matcher(look.path()).results().forEach(id -> mine.add(id.group()));
        var met = shown.computeIfAbsent(look.viewer(), _ -> ConcurrentHashMap.newKeySet());
        ID.matcher(words).results().forEach(id -> met.add(id.group()));
        ID_OF_KIND.matcher(words).results().forEach(found -> {
            for (var kind : found.group(1).split("/")) if (!ABOVE.contains(kind)) id(kind, found.group(2));
        });
        if (look.path().matches("/api/v1/[a-z]+\\?.*")) LISTED.matcher(words).results().forEach(found -> {
            id(look.path().replaceAll("/api/v1/|\\?.*", ""), found.group(1));
            mine.add(found.group(1));
        });
        if (look.path().startsWith("/taxii2"))
            OBJECT.matcher(words).results().forEach(found -> objects.add(found.group(1)));
        ANNEX.matcher(words).results().forEach(found -> annexes
                .computeIfAbsent(found.group(1), _ -> ConcurrentHashMap.newKeySet()).add(found.group(2)));
    }

    private void id(String kind, String id) {
        ids.computeIfAbsent(kind, _ -> ConcurrentHashMap.newKeySet()).add(id);
    }

    // ---- by links ----

    /// Follows every link, the lists of the API among them.
    ///
    /// @param isFirst whether nobody of the organisation has done so yet
    void wander(Eye eye, boolean isFirst) {
        var known = new HashSet<String>();
        var shapes = new HashMap<String, Integer>();
        var sendsOnly = new HashSet<String>();
        var ahead = new ArrayDeque<>(List.of("/", "/home", "/sign-in", "/api/v1/openapi.json"));
        routes.stream().filter(route -> isOpenTo(route, eye) && !route.path().contains("{"))
                .forEach(route -> ahead.add(route.asWhole()));
        routes.stream().filter(route -> isOpenTo(route, eye)).flatMap(Search::collected).forEach(ahead::add);
        while (!ahead.isEmpty()) {
            var path = ahead.remove();
            if (!known.add(path) || shapes.merge(Walk.shape(path), 1, Integer::sum) > enough(path,
                    eye.viewer().organisation(), isFirst))
                continue;
            // an address forms are sent to is no page, whatever its id
            var shape = Walk.shape(path);
            if (sendsOnly.contains(shape)) continue;
            var look = eye.get(path);
            judge(look);
            if (look.status() == 405) sendsOnly.add(shape);
            links(path, look).forEach(ahead::add);
            next(path, look).forEach(ahead::add);
            if (look.type().startsWith("text/html")) choices(look).forEach(ahead::add);
        }
    }

    /// The next page of a list, for programs.
    private Stream<String> next(String path, Eye.Look look) {
        var bare = path.replaceFirst("\\?.*", "");
        if (routes.stream().noneMatch(route -> route.path().equals(bare) && route.isApi()
                && route.queries().contains("cursor")))
            return Stream.empty();
        var first = path.replaceFirst("[?&]cursor=.*", "");
        return NEXT.matcher(look.body()).results().map(found -> first + (first.contains("?") ? "&" : "?") + "cursor="
                + URLEncoder.encode(found.group(1), StandardCharsets.UTF_8));
    }

    /// What machines fetch stands in collections, which have names.
    private static Stream<String> collected(Route route) {
        return route.path().matches("/taxii2/.*/\\{collection}/(objects|manifest)/")
                ? COLLECTIONS.stream().map(name -> route.path().replace("{collection}", name) + "?limit=1000")
                : Stream.empty();
    }

    /// What the lists of a form that only looks can be set to.
    private static Set<String> choices(Eye.Look look) {
        var choices = new LinkedHashSet<String>();
        for (var form : LOOKING_FORM.matcher(look.body()).results().toList())
            for (var list : LIST.matcher(form.group(2)).results().toList())
                OPTION.matcher(list.group(2)).results().forEach(option -> choices.add(form.group(1) + "?"
                        + list.group(1) + "=" + URLEncoder.encode(option.group(1), StandardCharsets.UTF_8)));
        return choices;
    }

    private int enough(String path, String organisation, boolean isFirst) {
        if (path.matches(".*/form\\.(pdf|xlsx|json).*")) return isFirst ? papers : 1;
        if (!isFirst) return COLLEAGUES_PAGES_OF_A_SHAPE;
        if (OTHER_PAGES.matcher(path).matches()) return OTHER_PAGES_OF_A_SHAPE;
        return organisation.equals(Printed.CENTRE) ? PAGES_FOR_THE_CENTRE : PAGES_OF_A_SHAPE;
    }

    private static Set<String> links(String from, Eye.Look look) {
        var links = new LinkedHashSet<String>();
        if (from.startsWith("/.well-known") || from.startsWith("/public/feeds"))
            MACHINES_LINK.matcher(look.body()).results()
                    .forEach(found -> links.add(found.group(1) == null ? CSAF + found.group(2) : found.group(1)));
        var found = look.type().startsWith("text/html")
                ? LINK.matcher(look.body()).results()
                        .map(link -> link.group(1)).toList()
                : List.of(look.header("Location"));
        for (var link : found) {
            if (link.isEmpty() || link.contains("lang=") || link.contains("sign-out")) continue;
            var target = URI.create("http://127.0.0.1" + from).resolve(link.replace("&amp;", "&").replaceFirst(
                    "^http://127.0.0.1:\\d+", ""));
            if (!"127.0.0.1".equals(target.getHost())) continue;
            links.add(target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery()));
        }
        links.removeIf(link -> link.startsWith("/assets/") || link.startsWith("/webjars/"));
        return links;
    }

    // ---- by guessing ----

    /// Asks the routes for every id anybody saw and that is not one's own. Where a role may not use a route at all, one person
    /// of the role asks, and only twice.
    void guess(Eye eye) {
        var turn = Math.abs(eye.viewer().login().hashCode());
        for (var route : routes) {
            if (!route.method().equals("GET") || !route.path().contains("{")) continue;
            turn++;
            var all = guesses(eye, route);
            var ofItsKind = all.size();
            all.addAll(strangers(route));
            for (var i = 0; i < all.size(); i++)
                if (isOpenTo(route, eye)
                        ? isToBeAsked(route, i, ofItsKind, turn)
                        : i < 2 && speaksForTheRole(eye))
                    judge(eye.get(all.get(i)));
        }
    }

    /// Everything of its kind where it is read, a part of it elsewhere, and a small part of what leads nowhere.
    private static boolean isToBeAsked(Route route, int i, int ofItsKind, int turn) {
        if (i < ofItsKind) return route.isThePage() || (i + turn) % EVERY == 0;
        return (i + turn) % (EVERY == 1 ? 1 : EVERY * 4) == 0;
    }

    /// Whether a route is closed to somebody is settled by their role alone: the first of each role tries.
    private boolean speaksForTheRole(Eye eye) {
        var role = eye.viewer().isNobody() ? "" : eye.viewer().role().name();
        return spokesmen.computeIfAbsent(role, _ -> eye.viewer()).equals(eye.viewer());
    }

    private static boolean isOpenTo(Route route, Eye eye) {
        return route.method().equals("GET") && route.roles().test(eye.viewer());
    }

    /// The ids of what a route is about: of all the kinds it names of which any id is known.
    private Set<String> of(Route route) {
        return route.kinds().filter(ids::containsKey).map(ids::get).map(each -> (Set<String>) new TreeSet<>(each))
                .reduce((some, others) -> {
                    some.retainAll(others);
                    return some;
                }).orElse(Set.of());
    }

    /// An id of another kind of thing leads nowhere.
    private List<String> strangers(Route route) {
        return ids.values().stream().flatMap(each -> each.stream().limit(2)).distinct()
                .map(id -> pattern(route).replaceAll("\\{[^}]*}", id)).toList();
    }

    private static String pattern(Route route) {
        return route.path().replaceAll("\\{\\w+:(\\w+)\\|[^}]*}", "$1").replace("**", "x");
    }

    private List<String> guesses(Eye eye, Route route) {
        var mine = own.getOrDefault(eye.viewer(), Set.of());
        var pattern = pattern(route);
        var things = pattern.contains("/annexes/")
                ? annexes.keySet()
                : of(route);
        var all = new LinkedHashSet<String>();
        for (var id : new TreeSet<>(things)) {
            if (mine.contains(id)) continue;
            var first = pattern.replaceFirst("\\{[^}]*}", id);
            if (!first.contains("{")) all.add(first);
            else
                for (var second : second(pattern, id))
                    all.add(first.replaceFirst("\\{[^}]*}", second));
        }
        return new ArrayList<>(all);
    }

    private Collection<String> second(String pattern, String id) {
        return pattern.contains("annexes") ? annexes.getOrDefault(id, Set.of()) : List.of("FSA", "sec-bank", "sec-t");
    }

    // ---- by the other door ----

    /// Goes with the session where programs go, and with the token where people go.
    void byTheOtherDoor(Eye eye) {
        for (var route : routes)
            if (route.method().equals("GET") && !route.path().contains("{"))
                judge(eye.byTheOtherDoor(route.asWhole()));
    }

    // ---- by asking ----

    /// Types canaries into everything that can be typed in. Whoever may not see one is answered as if it were nowhere:
    /// the same words, and the same number of them.
    void ask(Eye eye, List<Canary> all) {
        var some = all.stream().filter(canary -> !canary.mayBeSeenBy(eye.viewer())).toList();
        var turn = Math.abs(eye.viewer().login().hashCode());
        for (var route : routes) {
            if (!isOpenTo(route, eye) || route.path().contains("{")) continue;
            for (var query : route.queries())
                for (var i = 0; i < WORDS_AT_EACH; i++)
                    compare(eye, route.path(), query, some.get(turn++ % some.size()));
        }
        // what is an indicator, in every list that can be narrowed to one
        var values = some.stream().filter(canary -> canary.what().endsWith("indicator")).toList();
        if (eye.viewer().isNobody() || values.isEmpty()) return;
        for (var path : List.of("/indicators", "/api/v1/indicators", "/api/v1/indicator-lists/table",
                "/api/v1/indicator-lists/rpz", "/files/indicators/plain.txt", "/files/indicators/suricata.rules"))
            compare(eye, path, "q", values.get(turn++ % values.size()));
    }

    private void compare(Eye eye, String path, String query, Canary canary) {
        var nothing = canaries.decoy();
        var before = asked(eye, path, query, nothing);
        var found = asked(eye, path, query, canary.word());
        if (before.equals(found)) return;
        // what changes by itself, such as a list of what was read, says nothing
        if (before.equals(asked(eye, path, query, nothing)))
            leaks.add(eye.viewer() + " can ask " + path + "?" + query + "= whether there is " + canary);
    }

    private String asked(Eye eye, String path, String query, String word) {
        var typed = path.contains("indicator") ? KnownValues.domain(word) : word;
        var look = eye.get(path + "?" + query + "=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
        judge(look, Set.of(word));
        return look.status() + CHANGING.matcher(look.body()).replaceAll("")
                .replace(word, "*");
    }

    // ---- by doing wrong ----

    /// Sends to every route that changes something what it cannot understand, and ids of others. Nothing comes of it.
    void doWrong(Eye eye) {
        // what a page offers them they may do, and what it offers a colleague, unless there is a difference between the two
        var mine = new HashSet<>(own.getOrDefault(eye.viewer(), Set.of()));
        shown.forEach((viewer, ids) -> {
            if (viewer.equals(eye.viewer()) || viewer.isAlike(eye.viewer())) mine.addAll(ids);
        });
        for (var route : routes) {
            if (route.method().equals("GET") || route.isOfOneself()) continue;
            var isClosed = !route.roles().test(eye.viewer());
            if (isClosed && !speaksForTheRole(eye)) continue;
            for (var path : wrongPaths(route, mine, isClosed ? 1 : 2)) {
                if (!route.isApi()) tried(route, eye.post(path, ""));
                else
                    for (var body : isClosed ? List.of("{}") : List.of("{}", "{\""))
                        tried(route, eye.send(route.method(), path, body, "application/json"));
            }
        }
    }

    private void tried(Route route, Eye.Look look) {
        judge(look);
        var toSignIn = look.status() == 302 && look.header("Location").contains("/sign-in");
        if (look.status() < 400 && !toSignIn && !route.isOnlyShown()) leaks.add(look + " was not refused");
        if (look.status() >= 500) leaks.add(look + " broke down at " + route.path());
    }

    private List<String> wrongPaths(Route route, Set<String> mine, int most) {
        if (!route.path().contains("{")) return List.of();
        return of(route).stream().filter(id -> !mine.contains(id)).sorted().limit(most)
                .map(id -> route.path().replaceAll("\\{[^}]*}", id)).collect(Collectors.toList());
    }
}
