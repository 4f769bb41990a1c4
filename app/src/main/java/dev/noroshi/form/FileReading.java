package dev.noroshi.form;

import dev.noroshi.kernel.Problem;

/// What came of reading a file somebody handed in.
public sealed interface FileReading {

    /// It is a form; how much of it could be read says the reading.
    record Read(Reading reading) implements FileReading {}

    /// It cannot be taken as a form at all: not a workbook, encrypted, too large, with macros.
    record Refused(Problem problem) implements FileReading {}
}
