/// The doors a report comes in by: page, workbook, API, and later mail; each makes the same [dev.noroshi.report.Submission].
///
/// *Words*: the **terms** of a report are what no line of the form holds: drill, language, grounds, route.
///
/// *Promises*: what came in by one door equals what came in by another; every fault is told at once, with its field and
/// where it stood; what cannot be taken in leaves nothing behind.
@ApplicationModule(displayName = "Intake", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "sharing", "form", "report"})
@NullMarked
package dev.noroshi.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
