package dev.noroshi.channel;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.channel.web.KeyPanelView;
import dev.noroshi.delivery.HomePanel;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Beside the inbox: that a certificate or key ends soon, or has ended and nothing has taken its place.
@Component
class KeyPanel implements HomePanel {

    private static final int ORDER = 5;

    private final Keys keys;
    private final Clock clock;

    KeyPanel(Keys keys, Clock clock) {
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Place place() {
        return Place.ASIDE;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Optional<Content> content(Caller caller) {
        var mayDesk = caller.may(Permission.EDIT_DESK);
        var all = mayDesk ? keys.all(caller) : keys.own(caller);
        var ending = all.stream().filter(key -> isNews(key, all)).toList();
        if (ending.isEmpty()) return Optional.empty();
        return Optional.of(new Content("channel/keys-panel",
                new KeyPanelView(count(ending, KeyOnFile.State.ENDING), count(ending, KeyOnFile.State.EXPIRED),
                        mayDesk ? KeyPages.DESK : KeyPages.OWN)));
    }

    private int count(List<KeyOnFile> found, KeyOnFile.State state) {
        return (int) found.stream().filter(key -> key.state(clock.instant()) == state).count();
    }

    private boolean isNews(KeyOnFile key, List<KeyOnFile> all) {
        return switch (key.state(clock.instant())) {
            case ENDING, EXPIRED -> all.stream().noneMatch(other -> other.holder().equals(key.holder())
                    && other.state(clock.instant()) == KeyOnFile.State.GOOD);
            case TO_COME, GOOD, REVOKED -> false;
        };
    }
}
