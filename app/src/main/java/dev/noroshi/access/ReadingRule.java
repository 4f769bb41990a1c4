package dev.noroshi.access;

import dev.noroshi.kernel.Reads;
import java.time.LocalDate;

/// Says which markings somebody may read in the name of their organisation. The room that knows what a marking means
/// answers.
public interface ReadingRule {

    Reads reads(Caller caller, LocalDate on);
}
