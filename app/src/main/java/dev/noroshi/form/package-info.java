/// The printed forms as data: which fields they have, how a filled one is read from a workbook or from JSON, checked,
/// and printed again.
@ApplicationModule(displayName = "Form", allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.noroshi.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
