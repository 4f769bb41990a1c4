package dev.noroshi.registry.web;

import dev.noroshi.platform.web.Paging;
import dev.noroshi.registry.EmergencyLines.EmergencyLine;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One CEPTOAR: what the list of a day prints, what other lists print, who is in it.
///
/// @param day the day in words, in both calendars
/// @param means by which means its members are reached; null when the list does not say
/// @param history the lists side by side
/// @param desks who runs it and who answers for it according to the registry
/// @param members null when the reader may not see them
/// @param back address of the map of the same day
public record CeptoarView(String day, String listDay, List<Fact> facts, @Nullable List<Means> means, History history,
        List<Desk> desks, @Nullable Members members, String back) {

    /// @param value null when not stated
    /// @param printed whether the value is what the paper prints, in Japanese
    public record Fact(String name, @Nullable String value, boolean printed, @Nullable String note) {
    }

    public record Means(String name, boolean used) {
    }

    /// @param lists the days of the lists
    public record History(List<String> lists, List<HistoryRow> rows) {
    }

    /// @param values one for each list; null when not stated there
    public record HistoryRow(String name, List<@Nullable String> values) {
    }

    /// @param email null when not known, or not for this reader
    /// @param emergency its emergency desks, which every reader sees
    public record Desk(String part, String organisation, @Nullable String desk, @Nullable String email,
            @Nullable String phone, @Nullable String fax, @Nullable String hotline, @Nullable String hours,
            List<EmergencyLine> emergency) {
        /// Names nobody.
        @Override
        public String toString() {
            return "Desk[withheld]";
        }
    }

    /// @param total how many there are on all pages
    /// @param files addresses of the same members as a file for people and one for programs
    public record Members(int total, List<Member> members, Paging paging, String fileForPeople,
            String fileForPrograms) {

        /// Whether any of those on the page has an emergency desk.
        public boolean hasEmergency() {
            return members.stream().anyMatch(each -> !each.emergency().isEmpty());
        }
    }

    public record Member(String code, String name, @Nullable String kana, @Nullable String prefecture, LocalDate since,
            @Nullable LocalDate until, List<EmergencyLine> emergency) {
    }
}
