/// Events of MISP, the platform on which response teams share what they know: what is shared is read by its clients as if we
/// were one, and events of its core format come in.
///
/// *Words*: an **event** is one thing told, of which we make one for each advisory (情報提供); an **attribute** is a value in it,
/// an **object** several that belong together; a **feed** is the same as plain files.
///
/// *Promises*: a caller is told of what their organisation was handed and they may read as of today, and of what is public, and
/// of nothing else, not even by a count; no event names who reported, the centre tells all of them; what is recalled, or said no longer, says nothing to anybody, and
/// whoever was told of it before is told that;
/// what comes in is its organisation's own until somebody there does something with it, and of everything in it that is not
/// kept it is said which and why.
@ApplicationModule(displayName = "MISP", allowedDependencies = {"kernel", "platform", "stix", "audit", "directory",
        "access", "form", "advisory", "bulletin", "indicator"})
@NullMarked
package dev.noroshi.misp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
