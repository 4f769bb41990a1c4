package dev.noroshi.hotline;

import dev.noroshi.delivery.Deliveries;
import dev.noroshi.delivery.Notice;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.database.Crossing;
import dev.noroshi.sharing.Marking;
import dev.noroshi.sharing.Sharing;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts calls into inboxes. Somebody may place a call that they may not read the other side's word about (RED is for staff): what is
/// handed over is therefore handed over by the house.
@Component
class CallNotices {

    /// Take the call: whom each step of the escalation tells. Those of the last step at the centre are who approves.
    private static final List<String> TAKE = List.of("hotline.take", "hotline.take-next", "hotline.take-last");
    /// Somebody has taken it.
    static final String TAKEN = "hotline.taken";
    /// There is a call, and it is none of the reader's.
    static final String KNOW = "hotline.know";

    private final Deliveries deliveries;
    private final Sharing sharing;
    private final Directory directory;
    private final Clock clock;

    CallNotices(Deliveries deliveries, Sharing sharing, Directory directory, Clock clock) {
        this.deliveries = deliveries;
        this.sharing = sharing;
        this.directory = directory;
        this.clock = clock;
    }

    static int lastStep() {
        return TAKE.size() - 1;
    }

    static Set<String> tasks() {
        return Set.of(TAKE.get(0), TAKE.get(1), TAKE.get(2), TAKEN, KNOW);
    }

    /// Asks the addressee to take the call.
    @Crossing("an emergency call, from who calls to who is called")
    public void ask(Call call, int step, Instant dueAt) {
        hand(call, TAKE.get(step), Importance.WARNING, name(call.organisation()) + "「" + call.line() + "」",
                "/hotline/calls/" + call.id(), call.organisation(), call.addressee(), dueAt);
    }

    /// Tells a body the caller chose that there is a call, and nothing of what it says.
    @Crossing("that there is an emergency call, from who calls to a body above")
    public void inform(Call call, OrganisationId body) {
        hand(call, KNOW, Importance.ATTENTION, name(call.organisation()), "/hotline/known/" + call.id(),
                call.organisation(), body, null);
    }

    /// Tells the caller that somebody has taken it.
    ///
    /// @param by who tells: the addressee
    @Crossing("that somebody has taken an emergency call, from who was called to who calls")
    public void taken(Call call, OrganisationId by) {
        deliveries.done(call.addressee(), call.id().value());
        hand(call, TAKEN, Importance.ATTENTION, name(by), "/hotline/calls/" + call.id(), by, call.organisation(), null);
    }

    private void hand(Call call, String task, Importance importance, String title, String link, OrganisationId sender,
            OrganisationId recipient, @Nullable Instant dueAt) {
        var notice = new Notice(task, call.id().value(), call.occasion(), importance, null, title, link, dueAt);
        // 宛先限り: a call has two sides, and each hands the other what it says (table 5, ※)
        var marking = Marking.ofReport(Tlp.RED, call.sectors());
        deliveries.hand(sharing.clearForNextHop(notice, marking, recipient), sender, null);
    }

    private String name(OrganisationId id) {
        return directory.organisation(id, LocalDate.now(clock)).map(Organisation::nameJa).orElse(id.value());
    }
}
