package dev.noroshi.contacts.web;

import dev.noroshi.contacts.EmergencyDesk;
import dev.noroshi.contacts.EmergencyDesks;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.platform.words.Words;
import dev.noroshi.registry.EmergencyLines;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/// Tells the registry's pages which numbers are answered when.
@Component
class DeskLines implements EmergencyLines {

    private final EmergencyDesks desks;
    private final Words words;
    private final Clock clock;

    DeskLines(EmergencyDesks desks, Words words, Clock clock) {
        this.desks = desks;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public Map<OrganisationId, List<EmergencyLine>> of(Collection<OrganisationId> organisations, Language language) {
        var now = clock.instant();
        var lines = new HashMap<OrganisationId, List<EmergencyLine>>();
        for (var desk : desks.of(organisations))
            lines.computeIfAbsent(desk.organisation(), each -> new ArrayList<>())
                    .add(new EmergencyLine(desk.name(), desk.number(), desk.backup(), hours(desk, words, language),
                            desk.language(), desk.isOpen(now)));
        return lines;
    }

    /// `24時間毎日`, `平日（月～金） 09:00–17:00`.
    static String hours(EmergencyDesk desk, Words words, Language language) {
        return desk.isAlways()
                ? words.say(language, "contacts.always")
                : words.say(language, "contacts.days." + desk.days()) + " " + desk.opens() + "–" + desk.closes();
    }
}
