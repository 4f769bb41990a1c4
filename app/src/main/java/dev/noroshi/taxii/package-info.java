/// What is shared, offered to machines: STIX objects in collections, fetched and sent by TAXII 2.1.
///
/// *Words*: a **collection** is a list of objects that only grows; an **entry** is an object in it as one **audience** has it;
/// an audience is whom something was handed to at once; a **sight** is all the audiences a caller belongs to today; what a
/// partner sends goes into its **quarantine**.
///
/// *Promises*: a machine is shown what its organisation was handed and its person may read, as of today, and nothing else,
/// not even by number; a case of C4TAP is shown to those who take part and the centre alone, and says nothing of where it came from;
/// whoever polls for what was added since misses nothing, whatever commits late; what is recalled is gone,
/// and a version that says so takes its place; nothing that comes in goes out again before somebody has looked at it.
@ApplicationModule(displayName = "TAXII", allowedDependencies = {"kernel", "platform", "stix", "audit", "directory",
        "access", "sharing", "form", "delivery", "advisory", "channel", "c4tap", "indicator"})
@NullMarked
package dev.noroshi.taxii;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
