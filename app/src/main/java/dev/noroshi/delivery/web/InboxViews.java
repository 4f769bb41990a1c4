package dev.noroshi.delivery.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Reading;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Due;
import dev.noroshi.delivery.InboxDesk;
import dev.noroshi.delivery.InboxDesk.Act;
import dev.noroshi.delivery.InboxDesk.Line;
import dev.noroshi.delivery.InboxPlace;
import dev.noroshi.delivery.OwnTasks;
import dev.noroshi.delivery.OwnTasks.OwnTask;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.platform.words.Words;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Puts the inbox into words.
@Component
class InboxViews {

    private static final Line PLAIN = new Line(null, Act.OPEN);

    private final Deliveries deliveries;
    private final ObjectProvider<InboxDesk> desks;
    private final ObjectProvider<OwnTasks> own;
    private final Reading reading;
    private final Words words;
    private final Clock clock;

    InboxViews(Deliveries deliveries, ObjectProvider<InboxDesk> desks, ObjectProvider<OwnTasks> own, Reading reading,
            Words words, Clock clock) {
        this.deliveries = deliveries;
        this.desks = desks;
        this.own = own;
        this.reading = reading;
        this.words = words;
        this.clock = clock;
    }

    /// @param place where the part of the inbox begins; the first part when null or unreadable
    HomeView.Inbox of(Caller caller, @Nullable String place) {
        var after = place == null ? null : InboxPlace.read(place).orElse(null);
        var found = deliveries.inbox(caller.organisation(), after, Deliveries.INBOX_LIMIT + 1);
        var parcels = found.subList(0, Math.min(found.size(), Deliveries.INBOX_LIMIT));
        var lines = lines(caller, parcels);
        var own = own(caller);
        var entries = new ArrayList<HomeView.Entry>();
        if (after == null) entries.addAll(own);
        for (var i = 0; i < parcels.size(); i++) {
            var parcel = parcels.get(i);
            var item = item(caller, parcel, lines.getOrDefault(parcel.id(), PLAIN));
            entries.add(after == null ? i + before(own, parcel) : i, item);
        }
        return new HomeView.Inbox(clock.instant(), deliveries.waiting(caller.organisation()) + own.size(), entries,
                after == null ? null : after.written(),
                found.size() > parcels.size() ? InboxPlace.after(parcels.getLast()).written() : null, kept(caller));
    }

    private List<HomeView.Own> own(Caller caller) {
        var language = caller.language();
        return own.stream().flatMap(each -> each.of(caller).stream()).sorted(Comparator.comparing(OwnTask::dueAt))
                .map(task -> {
                    var due = new Due(task.dueAt(), clock.instant());
                    return new HomeView.Own(task, due.when(words, language), due.left(words, language),
                            due.isUrgent());
                }).toList();
    }

    /// How many of the reader's own stand before a parcel: by deadline, before those without one.
    private static int before(List<HomeView.Own> own, Parcel parcel) {
        var dueAt = parcel.dueAt();
        if (dueAt == null || parcel.confirmedAt() != null) return own.size();
        return (int) own.stream().filter(each -> each.task().dueAt().isBefore(dueAt)).count();
    }

    /// What is kept from people of the reader's post, whether there is any or not.
    private @Nullable String kept(Caller caller) {
        var reads = reading.of(caller);
        var doesRead = caller.role().may(Permission.READ_REPORT) || caller.role().may(Permission.READ_ADVISORY);
        if (reads.isEverything() || !doesRead) return null;
        var language = caller.language();
        if (reads.always().contains(Tlp.AMBER)) return words.say(language, "delivery.inbox.kept.staff");
        if (reads.ifConcerned().contains(Tlp.AMBER)) return words.say(language, "delivery.inbox.kept.sectors");
        return words.say(language, reads.always().contains(Tlp.GREEN)
                ? "delivery.inbox.kept.circle"
                : "delivery.inbox.kept.nda");
    }

    private Map<ParcelId, Line> lines(Caller caller, List<Parcel> parcels) {
        var lines = new HashMap<ParcelId, Line>();
        desks.stream().forEach(desk -> {
            var theirs = parcels.stream().filter(parcel -> desk.tasks().contains(parcel.task())).toList();
            if (!theirs.isEmpty()) lines.putAll(desk.lines(caller, theirs));
        });
        return lines;
    }

    private HomeView.Item item(Caller caller, Parcel parcel, Line line) {
        var language = caller.language();
        var sentence = words.say(language, "delivery.task." + parcel.task(), parcel.title());
        var own = "delivery.act." + parcel.task();
        var act = words.say(language, words.knows(own) ? own : "delivery.act.open");
        var confirm = line.act() == Act.CONFIRM && parcel.confirmedAt() == null;
        var dueAt = parcel.dueAt();
        // a deadline that was met is no deadline any more
        if (dueAt == null || parcel.confirmedAt() != null)
            return new HomeView.Item(parcel, sentence, line.what(), null, null, false, false, confirm, act);
        var due = new Due(dueAt, clock.instant());
        return new HomeView.Item(parcel, sentence, line.what(), due.when(words, language), due.left(words, language),
                due.isLate(), due.isUrgent(), confirm, act);
    }
}
