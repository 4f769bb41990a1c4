/// The record of who did what to which report or advisory, who read what, and who was refused. It is only ever added to.
///
/// *Words*: a **line** says who did what to which id and when; a **seal** joins a line to the one before by a hash; a
/// **head** is the signed end of the chain.
///
/// *Promises*: a line names a person by number and a thing by the id it has in that person's own organisation, never by
/// a name or by content; a write's line is in the transaction of the write, a read's is durable within a second and
/// sealed a second later; a line that was changed, removed or put in between is found by [Verification].
@ApplicationModule(displayName = "Audit", allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.noroshi.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
