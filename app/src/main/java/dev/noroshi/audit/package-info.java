/// The record of who did what to which report or advisory, and who read what. It is only ever added to.
///
/// *Promises*: an entry names a person by number and a thing by its id, never by a name or by content.
@ApplicationModule(displayName = "Audit", allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.noroshi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
