package dev.noroshi.registry;

import dev.noroshi.directory.Ceptoar;
import dev.noroshi.directory.CeptoarMap;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What differs between the maps of two days. Silence of the later list is no difference: that a paper no longer prints
/// something does not mean that it ended.
///
/// @param items in the order of the map, each CEPTOAR's together
record Comparison(CeptoarMap before, CeptoarMap after, List<Item> items) {

    /// What about a CEPTOAR differs.
    enum Aspect {
        ADDED, REMOVED, NAME, MEMBERS, SECRETARIAT, CONTACT_POINT, RULES, MEANS
    }

    /// One difference.
    ///
    /// @param ceptoar as in the later list, or as in the earlier when it is gone
    /// @param before as printed then; "" when it was not there
    /// @param change by how many members; null when no figures can be compared
    record Item(Aspect aspect, Ceptoar ceptoar, String before, String after, @Nullable Integer change) {
    }

    static Comparison of(CeptoarMap before, CeptoarMap after) {
        var items = new ArrayList<Item>();
        for (var now : after.ceptoars())
            before.ceptoar(now.code()).ifPresentOrElse(then -> compare(then, now, items),
                    () -> items.add(new Item(Aspect.ADDED, now, "", now.name(), null)));
        for (var then : before.ceptoars())
            if (after.ceptoar(then.code()).isEmpty())
                items.add(new Item(Aspect.REMOVED, then, then.name(), "", null));
        return new Comparison(before, after, List.copyOf(items));
    }

    List<Item> of(Aspect aspect) {
        return items.stream().filter(item -> item.aspect() == aspect).toList();
    }

    Optional<Item> of(Aspect aspect, Ceptoar ceptoar) {
        return of(aspect).stream().filter(item -> item.ceptoar().code().equals(ceptoar.code())).findFirst();
    }

    private static void compare(Ceptoar then, Ceptoar now, List<Item> items) {
        if (!then.name().equals(now.name())) items.add(new Item(Aspect.NAME, now, then.name(), now.name(), null));
        compareMembers(then, now, items);
        if (!sameBody(then.secretariatOrganisation(), now.secretariatOrganisation())
                || differs(then.secretariatDepartment(), now.secretariatDepartment()))
            items.add(new Item(Aspect.SECRETARIAT, now, secretariat(then), secretariat(now), null));
        if (differs(then.contactPoint().month(), then.contactPoint().printed(), now.contactPoint().month(),
                now.contactPoint().printed()))
            add(Aspect.CONTACT_POINT, now, then.contactPoint().printed(), now.contactPoint().printed(), items);
        if (differs(then.rules().month(), then.rules().printed(), now.rules().month(), now.rules().printed()))
            add(Aspect.RULES, now, then.rules().printed(), now.rules().printed(), items);
        if (!marks(then).equals(marks(now)))
            add(Aspect.MEANS, now, then.means().printed(), now.means().printed(), items);
    }

    private static void compareMembers(Ceptoar then, Ceptoar now, List<Item> items) {
        var before = then.members().total();
        var after = now.members().total();
        if (before != null && after != null) {
            if (!before.equals(after))
                items.add(new Item(Aspect.MEMBERS, now, Integer.toString(before),
                        Integer.toString(after), after - before));
        } else
            if (!Objects.equals(before, after))
                items.add(new Item(Aspect.MEMBERS, now,
                        before == null ? then.members().printed() : Integer.toString(before),
                        after == null ? now.members().printed() : Integer.toString(after), null));
    }

    private static void add(Aspect aspect, Ceptoar now, @Nullable String before, @Nullable String after,
            List<Item> items) {
        if (before != null && after != null) items.add(new Item(aspect, now, before, after, null));
    }

    private static boolean differs(@Nullable String before, @Nullable String after) {
        return before != null && after != null && !Fold.same(before, after);
    }

    /// Months tell more than sentences: 運用開始 and より運用開始 are the same.
    private static boolean differs(@Nullable String monthBefore, @Nullable String before, @Nullable String monthAfter,
            @Nullable String after) {
        return monthBefore != null && monthAfter != null
                ? !monthBefore.equals(monthAfter)
                : differs(before, after);
    }

    private static List<Object> marks(Ceptoar ceptoar) {
        var means = ceptoar.means();
        var marks = new ArrayList<Object>();
        for (var each : new @Nullable Object[]{means.mail(), means.phone(), means.fax(), means.web(), means.mobile(),
                means.satellite(), means.other()})
            marks.add(Objects.requireNonNullElse(each, ""));
        return marks;
    }

    /// The lists shorten 一般社団法人 and the like, or not.
    private static boolean sameBody(String before, String after) {
        return body(before).equals(body(after));
    }

    private static String body(String name) {
        return Fold.key(name).replaceAll("\\((一社|一財|公社|公財)\\)|一般社団法人|一般財団法人|公益社団法人|公益財団法人", "");
    }

    static String secretariat(Ceptoar ceptoar) {
        var department = ceptoar.secretariatDepartment();
        return department == null
                ? ceptoar.secretariatOrganisation()
                : ceptoar.secretariatOrganisation() + "　" + department;
    }

    /// The name of a CEPTOAR without the word all of them end in.
    static String shortName(Ceptoar ceptoar, Language language) {
        return language.choose(ceptoar.name().replaceFirst("(?<!-)(分野における)?CEPT(OA|AO)R$", ""),
                ceptoar.nameEn().replaceFirst(" CEPTOAR$", ""));
    }
}
