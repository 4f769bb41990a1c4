package dev.noroshi.advisory;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.directory.ActorClass;

/// Who counts as the centre here: its officers, who see every advisory at every stage.
final class Centre {

    private Centre() {
    }

    static boolean isCalling(Caller caller) {
        return caller.actorClass() == ActorClass.NISC && caller.may(Permission.DRAFT_ADVISORY);
    }
}
