package dev.noroshi.delivery.web;

import dev.noroshi.delivery.OwnTasks.OwnTask;
import dev.noroshi.delivery.Parcel;
import gg.jte.Content;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The home page.
///
/// @param doors what stands before the inbox
/// @param below what stands below it
/// @param aside what stands beside it
public record HomeView(Instant now, Inbox inbox, List<Content> doors, List<Content> below, List<Content> aside) {

    public HomeView {
        doors = List.copyOf(doors);
        below = List.copyOf(below);
        aside = List.copyOf(aside);
    }

    /// The inbox.
    ///
    /// @param waiting how many wait in all, which may be more than are listed
    /// @param place where this part of it begins, as in addresses; null for the first
    /// @param next where the next part begins; null when this is the last
    /// @param kept that something may be kept from the reader, and whom to ask; null when nothing is. It says nothing of
    ///        whether there is anything
    public record Inbox(Instant now, int waiting, List<Entry> entries, @Nullable String place, @Nullable String next,
            @Nullable String kept) {
        public Inbox {
            entries = List.copyOf(entries);
        }

        public boolean hasUrgent() {
            return entries.stream().anyMatch(Entry::urgent);
        }
    }

    /// What stands in the inbox.
    public sealed interface Entry {
        boolean urgent();
    }

    /// What the reader themself is asked.
    public record Own(OwnTask task, String dueWhen, String dueLeft, boolean urgent) implements Entry {
    }

    /// One thing to do.
    ///
    /// @param sentence what is to be done
    /// @param what more about it
    /// @param dueWhen null when there is no deadline, or it has been met
    /// @param confirm whether one button confirms it here
    /// @param act the words on the button that leads to the page
    public record Item(Parcel parcel, String sentence, @Nullable String what, @Nullable String dueWhen,
            @Nullable String dueLeft, boolean late, boolean urgent, boolean confirm, String act) implements Entry {
    }
}
