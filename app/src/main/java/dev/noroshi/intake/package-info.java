/// How reports come in: by the form on the page and by the official workbook, later by mail; all doors lead to the same
/// [dev.noroshi.report.Submission].
///
/// *Words*: a **door** is a way in; a **draft** is what somebody is still writing.
///
/// *Promises*: what was typed is never lost, however wrong it is; a file that cannot be taken leaves nothing behind.
@ApplicationModule(displayName = "Intake", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "sharing", "form", "report"})
@NullMarked
package dev.noroshi.intake;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
