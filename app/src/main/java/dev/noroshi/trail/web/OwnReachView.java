package dev.noroshi.trail.web;

import dev.noroshi.platform.web.Page;
import dev.noroshi.trail.OwnReach;
import dev.noroshi.trail.OwnReach.Who;
import java.time.Instant;
import java.util.List;

/// How far an advisory has got within one's own organisation.
public record OwnReachView(List<OwnReach.Line> lines, Instant now) {

    public OwnReachView {
        lines = List.copyOf(lines);
    }

    /// Whose line it is, in words.
    public String who(Page page, OwnReach.Line line) {
        return switch (line.who()) {
            case Who.Desk() -> page.say("trail.own.desk");
            case Who.Own(var _, var name) -> name == null ? page.say("trail.readers.gone") : name;
            case Who.Elsewhere() -> page.say("trail.own.elsewhere");
        };
    }
}
