package dev.noroshi.c4tap.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.c4tap.CaseId;
import dev.noroshi.c4tap.CaseParcels;
import dev.noroshi.c4tap.Cases;
import dev.noroshi.delivery.InboxDesk;
import dev.noroshi.delivery.Parcel;
import dev.noroshi.delivery.ParcelId;
import dev.noroshi.platform.words.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What the inbox says about cases: what each is about, to those who may read it.
@Component
class CaseInbox implements InboxDesk {

    /// For how many of them it is looked up what they are about; the rest show their sentence.
    private static final int DETAILED = 20;

    private final Cases cases;
    private final Words words;

    CaseInbox(Cases cases, Words words) {
        this.cases = cases;
        this.words = words;
    }

    @Override
    public Set<String> tasks() {
        return Set.of(CaseParcels.NOTE, CaseParcels.RECALLED);
    }

    @Override
    public Map<ParcelId, Line> lines(Caller caller, List<Parcel> parcels) {
        var lines = new HashMap<ParcelId, Line>();
        for (var parcel : parcels)
            lines.put(parcel.id(), new Line(lines.size() < DETAILED ? what(caller, parcel) : null, Act.CONFIRM));
        return lines;
    }

    private @Nullable String what(Caller caller, Parcel parcel) {
        if (parcel.isRecall()) return words.say(caller.language(), "c4tap.inbox.recalled");
        if (!caller.may(Permission.READ_C4TAP)) return null;
        return cases.find(caller, new CaseId(parcel.subject())).map(read -> read.mailCase().title()).orElse(null);
    }
}
