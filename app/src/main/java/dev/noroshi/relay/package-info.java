/// The way up, hop by hop: the secretariat takes the name off, the ministry checks, the centre numbers.
///
/// *Words*: a **dossier** is a report series as one holder has it; an **entry** is one report in it as that holder got it;
/// an **anonymised copy** (匿名化した写し) is what the secretariat hands on instead of the original.
///
/// *Promises*: each holder knows the hop before and the hop after, and nothing beyond; the link between an original and its
/// anonymised copy is known to the secretariat alone; numbers are unique and gapless.
@ApplicationModule(displayName = "Relay", allowedDependencies = {"kernel", "platform", "stix", "audit", "directory",
        "access",
        "sharing", "form", "source", "report", "delivery"})
@NullMarked
package dev.noroshi.relay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
