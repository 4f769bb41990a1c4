/// The printed forms as data
@org.springframework.modulith.ApplicationModule(displayName = "Form", allowedDependencies = {"which fields they have",
        " how a filled one is read from a workbook or from JSON", " checked", " and printed again.:kernel", "platform"})
@NullMarked
package dev.noroshi.form;

import org.jspecify.annotations.NullMarked;
