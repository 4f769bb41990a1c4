/// The printed forms as data: which fields they have, how a filled one is read from a workbook or from JSON, checked,
/// and printed again.
///
/// *Words*: a [dev.noroshi.form.FormDefinition] is the paper, a [dev.noroshi.form.FormContent] is what stands on it, a
/// [dev.noroshi.form.Reading] is what came of reading one from outside, problems and leftovers included.
///
/// *Promises*: whichever door it comes through, the same report is the same content; all problems come at once, each with
/// its field and its place; nothing typed is thrown away; nothing in a file is ever calculated or fetched; what is written
/// as a workbook reads back equal. It keeps nothing: no database, no pages, no clock of its own.
@ApplicationModule(displayName = "Form", allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.noroshi.form;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
