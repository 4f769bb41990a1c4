/// The words everyone here shares: markings, numbers, ids, dates of two calendars, and how Japanese text is folded
/// for comparison.
///
/// *Promises*: every type checks itself when made and says the bad value when it refuses; nothing here touches a
/// database, a clock or the network, and nothing but the JDK is used.
@ApplicationModule(displayName = "Kernel", type = ApplicationModule.Type.OPEN, allowedDependencies = {})
@NullMarked
package dev.noroshi.kernel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
