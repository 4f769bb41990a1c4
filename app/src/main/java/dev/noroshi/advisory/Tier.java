package dev.noroshi.advisory;

import dev.noroshi.directory.ActorClass;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The hops of the way down, and what each is asked to do. Source: handbook II.3.1, figure 6.
public enum Tier {
    /// Checks the content (内容確認) and passes on to secretariats, or directly to operators where needed.
    MINISTRY(ActorClass.RESPONSIBLE_MINISTRY, "advisory.check"),
    /// Passes on to its members.
    SECRETARIAT(ActorClass.CEPTOAR_SECRETARIAT, "advisory.spread"),
    /// Receives and responds.
    OPERATOR(ActorClass.OPERATOR, "advisory.confirm");

    private final ActorClass actorClass;
    private final String task;

    Tier(ActorClass actorClass, String task) {
        this.actorClass = actorClass;
        this.task = task;
    }

    /// The task of its parcels.
    public String task() {
        return task;
    }

    /// The tier a kind of body stands on; empty for those an advisory does not come to.
    public static Optional<Tier> of(ActorClass actorClass) {
        return Arrays.stream(values()).filter(tier -> tier.actorClass == actorClass).findFirst();
    }

    /// The tasks of all hops.
    public static List<String> tasks() {
        return Arrays.stream(values()).map(Tier::task).toList();
    }
}
