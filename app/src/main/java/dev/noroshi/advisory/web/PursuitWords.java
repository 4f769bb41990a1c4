package dev.noroshi.advisory.web;

import dev.noroshi.delivery.Pursuits.Taken;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.web.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says what was done because somebody had not confirmed: `催促2回（14:20）、代理1人へ（14:20）、電力セプター事務局へ（15:30）`.
final class PursuitWords {

    private PursuitWords() {
    }

    static @Nullable String say(Page page, Instant now, List<Taken> pursuit, Map<OrganisationId, String> named) {
        if (pursuit.isEmpty()) return null;
        var words = new ArrayList<String>();
        var reminders = pursuit.stream().filter(Taken::isReminder).toList();
        if (!reminders.isEmpty())
            words.add(page.say("advisory.pursuit.reminded", reminders.size(),
                    page.times().brief(reminders.getLast().at(), now)));
        for (var taken : pursuit) {
            var told = taken.told();
            var at = page.times().brief(taken.at(), now);
            if (taken.deputies() > 0) words.add(page.say("advisory.pursuit.deputies", taken.deputies(), at));
            if (told != null) words.add(page.say("advisory.pursuit.told", named.getOrDefault(told, told.value()), at));
        }
        return String.join(page.say("advisory.comma"), words);
    }

    /// Whose names it needs.
    static List<OrganisationId> mentioned(List<Taken> pursuit) {
        return pursuit.stream().map(Taken::told).filter(Objects::nonNull).toList();
    }
}
