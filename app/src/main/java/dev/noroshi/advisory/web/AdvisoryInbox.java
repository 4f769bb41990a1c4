package dev.noroshi.advisory.web;

import dev.noroshi.access.Caller;
import dev.noroshi.advisory.Advisories;
import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AdvisoryId;
import dev.noroshi.advisory.AdvisoryTasks;
import dev.noroshi.advisory.Outcome;
import dev.noroshi.advisory.Refusal;
import dev.noroshi.delivery.InboxDesk;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Importance;
import dev.noroshi.platform.words.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the inbox says about advisories: what changed since the report before, why one was recalled.
@Component
class AdvisoryInbox implements InboxDesk {

    /// For how many of them it is looked up what changed; the rest show their sentence.
    private static final int DETAILED = 20;

    private final Advisories advisories;
    private final Words words;

    AdvisoryInbox(Advisories advisories, Words words) {
        this.advisories = advisories;
        this.words = words;
    }

    @Override
    public Set<String> tasks() {
        var tasks = new HashSet<>(AdvisoryTasks.carrying());
        tasks.addAll(List.of(AdvisoryTasks.RECALLED, AdvisoryTasks.APPROVE, AdvisoryTasks.ISSUE));
        return tasks;
    }

    @Override
    public Map<ParcelId, Line> lines(Caller caller, List<Parcel> parcels) {
        var lines = new HashMap<ParcelId, Line>();
        for (var parcel : parcels)
            lines.put(parcel.id(), new Line(isPlain(parcel) || lines.size() >= DETAILED ? null : what(caller, parcel),
                    act(parcel)));
        return lines;
    }

    /// A first report nobody has confirmed yet: its sentence says it all.
    private static boolean isPlain(Parcel parcel) {
        var number = parcel.number() == null
                ? Optional.<IdentificationNumber>empty()
                : IdentificationNumber.parse(parcel.number());
        return AdvisoryTasks.carrying().contains(parcel.task()) && parcel.confirmedAt() == null
                && number.filter(each -> each.ordinal() == 1).isPresent();
    }

    private static Act act(Parcel parcel) {
        return AdvisoryTasks.carrying().contains(parcel.task()) || parcel.task().equals(AdvisoryTasks.RECALLED)
                ? Act.CONFIRM
                : Act.OPEN;
    }

    private @Nullable String what(Caller caller, Parcel parcel) {
        if (!AdvisoryTasks.carrying().contains(parcel.task()) && !parcel.task().equals(AdvisoryTasks.RECALLED))
            return null;
        if (parcel.confirmedAt() != null)
            return words.say(caller.language(), "advisory.inbox.left." + parcel.task());
        return switch (advisories.find(caller, new AdvisoryId(parcel.subject()))) {
            case Outcome.Refused<Advisory>(var why) -> why instanceof Refusal.Recalled(var stone)
                    ? words.say(caller.language(), "advisory.recalled.reason", stone.reason())
                    : null;
            case Outcome.Done<Advisory>(var advisory) ->
                advisory.head().ordinal() == 1 ? null : changes(caller, advisory);
        };
    }

    /// `第1報からの変更：②対象。注意喚起から警報に変わりました。`
    private @Nullable String changes(Caller caller, Advisory advisory) {
        var earlier = advisories.earlier(caller, advisory);
        if (earlier.isEmpty()) return null;
        var language = caller.language();
        var fields = advisories.changed(caller, advisory).stream()
                .filter(field -> !field.value().equals("importance") && !field.value().equals("recipients"))
                .map(field -> words.say(language, "advisory.field." + field)).collect(Collectors.toList());
        var was = earlier.get().content().importance();
        var is = advisory.content().importance();
        var said = fields.isEmpty()
                ? words.say(language, "advisory.inbox.same", earlier.get().head().ordinal())
                : words.say(language, "advisory.inbox.changed", earlier.get().head().ordinal(),
                        String.join(words.say(language, "advisory.comma"), fields));
        if (was.equals(is) || was.isEmpty() || is.isEmpty()) return said;
        return said + words.say(language, "advisory.inbox.importance", importance(caller, was.get()),
                importance(caller, is.get()));
    }

    private String importance(Caller caller, Importance importance) {
        return words.say(caller.language(), "platform.importance." + importance);
    }
}
