/// Indicators (侵害の痕跡・攻撃に使われたものの値): the addresses, names, hashes and other values by which an attack is recognised,
/// found in what comes in and goes out, and told to those who may know them.
///
/// *Words*: an **indicator** is a kind and a value, nothing more; a **source** (出所) is one place where somebody read it: an
/// advisory, a report, a case of C4TAP, or something entered; a **sighting** (観測) is that an organisation saw it, or found
/// that it means nothing (誤検知); a **warning** (注意) says why a value should not be blocked.
///
/// *Promises*: an indicator is known to whoever may read one of its sources, and to nobody else: not by a page, a count, an
/// order or an error; who saw something is not known beyond the secretariat of whoever saw it; what is written is kept as
/// written, beside the value it means.
@ApplicationModule(displayName = "Indicators", allowedDependencies = {"kernel", "platform", "stix", "audit",
        "directory",
        "access", "sharing", "form", "registry", "source", "report", "delivery", "relay", "advisory", "c4tap"})
@NullMarked
package dev.noroshi.indicator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
