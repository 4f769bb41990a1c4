/// What recipients say back: that they have it, where they stand with it, and what they want to know.
///
/// *Words*: an **answer** (回答) says how far a recipient has got with an advisory; an **enquiry** (問合せ) is a question to
/// the next hop up, which answers it or passes it up in its own words.
///
/// *Promises*: nothing is confirmed but by a person or program that says so; answers keep their history; only ministries
/// ask the centre; above the secretariat no question names who asked it.
@ApplicationModule(displayName = "Feedback", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access", "sharing", "delivery", "advisory"})
@NullMarked
package dev.noroshi.feedback;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
