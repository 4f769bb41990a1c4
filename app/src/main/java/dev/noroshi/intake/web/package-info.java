/// The report form on the page: choosing how to report, writing, importing a workbook, looking it over, submitting.
@NullMarked
package dev.noroshi.intake.web;

import org.jspecify.annotations.NullMarked;
