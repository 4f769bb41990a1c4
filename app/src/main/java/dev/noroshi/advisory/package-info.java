/// The way down: the centre drafts an advisory (情報提供), a second officer approves it, it is issued with a number and goes
/// hop by hop to ministries, secretariats and operators — and can be replaced or recalled.
///
/// *Words*: an **advisory** here is one issue (T58, T58-2); the issues of one number are a **series**; a **version** is one
/// saved state of a draft; a **source** is a report at the centre an advisory rests on; **passing on** (展開) is what a
/// ministry or secretariat does with it; **reach** (届き具合) is who has it since when.
///
/// *Promises*: nobody approves what they wrote themselves; what was saved is never overwritten; an advisory goes no
/// further than its narrowest source allows; which reports it rests on is known to the centre alone; a recalled text is
/// read by nobody but the centre.
@ApplicationModule(displayName = "Advisory", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access", "sharing", "form", "source", "delivery", "relay"})
@NullMarked
package dev.noroshi.advisory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
