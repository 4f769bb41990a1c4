/// The trail as people see it: what the front door notes of every request, the search of an auditor, and what an
/// organisation learns of who has read what it shared.
///
/// *Words*: 証跡 (trail), a line of it, 読んだ人 (reader).
///
/// *Promises*: no page shows content; lines of operators' people are shown one by one only to their own organisation's
/// auditors, everybody else sees how many there are, because the order and the time of them could say who reported;
/// readers outside one's own organisation are counted, not named; who of its people was told of an advisory, opened,
/// confirmed and answered it, each organisation learns of its own.
@ApplicationModule(displayName = "Trail", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "delivery", "relay", "advisory", "feedback", "channel"})
@NullMarked
package dev.noroshi.trail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
