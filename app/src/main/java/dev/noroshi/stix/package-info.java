/// STIX 2.1, the language in which machines tell each other of threats: objects written and read, nothing else.
///
/// *Words*: an **object** is one thing told (a report, an indicator, a marking); a **version** of it is told by the time it
/// was modified; what is **revoked** stands no longer; a **pattern** says by what an indicator is recognised.
///
/// *Promises*: what is written holds to the schemas of OASIS; what is read is judged object by object, and what we do not know
/// of it is kept; no input makes the reader use more memory or depth than [dev.noroshi.stix.ReadingLimits] says. The room knows
/// no other but the kernel.
@ApplicationModule(displayName = "STIX", allowedDependencies = {"kernel"})
@NullMarked
package dev.noroshi.stix;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
