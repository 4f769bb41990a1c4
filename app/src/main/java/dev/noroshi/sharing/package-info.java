/// The only place that knows what a marking means: who may have something marked RED, AMBER+STRICT, AMBER, GREEN or CLEAR.
///
/// *Words*: marking (情報共有範囲), clearance, audience; an **agreement** is what the centre has agreed beforehand with an
/// information-security agency about analysis (table 5, ※２).
///
/// *Promises*: nothing is handed to an organisation unless a [dev.noroshi.sharing.Cleared] says it may have it, and only
/// this room can make one.
@ApplicationModule(displayName = "Sharing", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access"})
@NullMarked
package dev.noroshi.sharing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
