/// What an operator reports (情報連絡), from the first draft to the last follow-up, kept by the organisation that reports.
///
/// *Words*: a **series** is one event as one organisation tells it; a **report** is one telling of it (第1報, 第2報 …);
/// a **revision** is a report sent again because the next hop returned it.
///
/// *Promises*: what was submitted is never overwritten; who reported is known to this room and to the hop it was handed to,
/// and to nobody further up.
@ApplicationModule(displayName = "Report", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "sharing", "form"})
@NullMarked
package dev.noroshi.report;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
