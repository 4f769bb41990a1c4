package dev.noroshi.access;

import dev.noroshi.kernel.PersonId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;

/// The sessions of a person, for the person to see and to end.
@Component
class Sessions {

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AccessSettings settings;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, AccessSettings settings, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
    }

    /// Those that are still good, the last used first.
    List<SessionMark> of(PersonId person) {
        return all(person).map(Open::mark).sorted(Comparator.comparing(SessionMark::used).reversed()).toList();
    }

    /// @return whether the person had such a session
    boolean end(PersonId person, UUID handle) {
        var ended = all(person).filter(open -> open.mark.handle().equals(handle)).toList();
        ended.forEach(open -> sessions.deleteById(open.id));
        return !ended.isEmpty();
    }

    /// Ends those used longest ago, so that with one more there are no more than may be.
    void makeRoom(PersonId person) {
        all(person).sorted(Comparator.comparing((Open open) -> open.mark.used()).reversed())
                .skip(Math.max(0, settings.sessions() - 1)).forEach(open -> sessions.deleteById(open.id));
    }

    void endAll(PersonId person) {
        sessions.findByPrincipalName(person.toString()).keySet().forEach(sessions::deleteById);
    }

    /// @param kept the session that stays
    void endOthers(PersonId person, UUID kept) {
        all(person).filter(open -> !open.mark.handle().equals(kept)).forEach(open -> sessions.deleteById(open.id));
    }

    private Stream<Open> all(PersonId person) {
        return sessions.findByPrincipalName(person.toString()).entrySet().stream()
                .flatMap(entry -> SessionMark.of(entry.getValue()).stream()
                        .filter(mark -> !mark.over(settings.longest(), clock.instant()))
                        .map(mark -> new Open(entry.getKey(), mark)));
    }

    private record Open(String id, SessionMark mark) {
    }
}
