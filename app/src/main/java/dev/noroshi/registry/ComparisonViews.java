package dev.noroshi.registry;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.Comparison.Aspect;
import dev.noroshi.registry.Comparison.Item;
import dev.noroshi.registry.web.MapView;
import dev.noroshi.registry.web.MapView.Change;
import dev.noroshi.registry.web.MapView.Group;
import dev.noroshi.registry.web.MapView.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/// Puts the differences between two days into words.
record ComparisonViews(Words words, Language language) {

    /// How many changes of the number of members are shown at once.
    private static final int MOST = 4;

    MapView.Comparison view(Comparison comparison) {
        var groups = new ArrayList<Group>();
        group("registry.changes.added", comparison.of(Aspect.ADDED), this::added, groups);
        group("registry.changes.removed", comparison.of(Aspect.REMOVED), this::removed, groups);
        group("registry.changes.names", comparison.of(Aspect.NAME), this::renamed, groups);
        group("registry.changes.members", mostMembers(comparison), this::members, groups);
        group("registry.changes.secretariats", comparison.of(Aspect.SECRETARIAT).stream().limit(MOST).toList(),
                this::secretariat, groups);
        return new MapView.Comparison(
                MapViews.printed(Objects.requireNonNull(comparison.before().list()), language), groups,
                comparison.items().stream().map(this::change).toList());
    }

    private void group(String key, List<Item> items, Function<Item, Line> line,
            List<Group> groups) {
        if (!items.isEmpty())
            groups.add(new Group(words.say(language, key, items.size()), items.stream().map(line).toList()));
    }

    /// Those that had no figure before come last; they are no growth.
    private static List<Item> mostMembers(Comparison comparison) {
        return comparison.of(Aspect.MEMBERS).stream()
                .sorted(Comparator.comparingInt(item -> item.change() == null ? 0 : -Math.abs(item.change())))
                .limit(MOST).toList();
    }

    private Line added(Item item) {
        return new Line(words.say(language, "registry.change.new"), item.ceptoar().name(language), null,
                "#" + item.ceptoar().code(), words.say(language, "registry.changes.sinceUnknown"));
    }

    private Line removed(Item item) {
        return new Line(words.say(language, "registry.change.gone"), item.ceptoar().name(language), null, null,
                null);
    }

    private Line renamed(Item item) {
        return new Line(words.say(language, "registry.change.name"), "", fromTo(item), null, null);
    }

    private Line members(Item item) {
        var sign = item.change() == null
                ? "registry.change.fixed"
                : item.change() > 0
                        ? "registry.change.up"
                        : "registry.change.down";
        return new Line(words.say(language, sign), Comparison.shortName(item.ceptoar(), language), fromTo(item), null,
                null);
    }

    private Line secretariat(Item item) {
        return new Line(words.say(language, "registry.change.other"),
                Comparison.shortName(item.ceptoar(), language), fromTo(item), null, null);
    }

    private String fromTo(Item item) {
        return words.say(language, "registry.changes.fromTo", grouped(item.before()), grouped(item.after()));
    }

    private Change change(Item item) {
        return new Change(item.ceptoar().name(language),
                words.say(language, "registry.aspect." + item.aspect().name()), grouped(item.before()),
                grouped(item.after()));
    }

    private static String grouped(String text) {
        return text.matches("[0-9]{1,9}") ? MapViews.grouped(Integer.parseInt(text)) : text;
    }
}
