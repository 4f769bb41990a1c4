package dev.noroshi.registry;

import dev.noroshi.directory.AffiliationEntry;
import dev.noroshi.directory.OrganisationEntry;
import dev.noroshi.directory.OrganisationState;
import dev.noroshi.registry.ImportPlan.Difference;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What differs between a member as recorded and as a row says.
final class MemberDifferences {

    private MemberDifferences() {
    }

    /// @param state the operator as recorded; null when it is new
    /// @param former the membership as recorded; null when there is none
    static List<Difference> between(@Nullable OrganisationEntry state, @Nullable AffiliationEntry former,
            OrganisationEntry entry, AffiliationEntry membership) {
        var all = new ArrayList<Difference>();
        for (var column : MemberColumn.values())
            difference(column, value(column, state, former), value(column, entry, membership), all);
        return all;
    }

    /// Whether more than the membership differs.
    static boolean isOther(@Nullable OrganisationEntry state, OrganisationEntry entry) {
        return state == null || !state.state().equals(entry.state()) || !state.sectors().equals(entry.sectors());
    }

    private static void difference(MemberColumn column, String before, String after, List<Difference> all) {
        if (!before.equals(after)) all.add(new Difference(column, before, after));
    }

    /// How a file would write it; "" for blank.
    static String value(MemberColumn column, @Nullable OrganisationEntry entry, @Nullable AffiliationEntry membership) {
        return switch (column) {
            case CODE -> entry == null ? "" : entry.id().value();
            case NAME_JA -> text(entry, OrganisationState::nameJa);
            case NAME_KANA -> text(entry, OrganisationState::nameKana);
            case NAME_EN -> text(entry, OrganisationState::nameEn);
            case SHORT_NAME -> text(entry, OrganisationState::shortName);
            case CEPTOAR -> membership == null ? "" : membership.ceptoar().value();
            case SECTOR_CODE -> entry == null ? "" : joined(entry.sectors());
            case PREFECTURE -> text(entry, state -> state.profile().prefecture());
            case DOMAIN -> text(entry, state -> state.profile().domain());
            case NETWORKS -> entry == null ? "" : String.join("|", entry.state().profile().networks());
            case SERVICES -> entry == null ? "" : String.join("|", entry.state().profile().services());
            case CONTRACTORS -> entry == null ? "" : String.join("|", entry.state().profile().contractors());
            case JOINED_ON -> membership == null ? "" : membership.validFrom().toString();
            case LEFT_ON -> membership == null ? "" : day(membership.validTo());
            case VALID_FROM -> "";
        };
    }

    private static String text(@Nullable OrganisationEntry entry,
            Function<OrganisationState, @Nullable String> component) {
        if (entry == null) return "";
        var text = component.apply(entry.state());
        return text == null ? "" : text;
    }

    private static String joined(Collection<?> codes) {
        return codes.stream().map(Object::toString).sorted().collect(Collectors.joining("|"));
    }

    private static String day(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }
}
