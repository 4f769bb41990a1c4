package dev.noroshi.directory;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An agreement of secrecy (秘密保持契約) between somebody and the organisation they work for.
///
/// @param from the first day it holds
/// @param until the last day it holds; null while no end is agreed
public record Nda(LocalDate from, @Nullable LocalDate until) {

    public Nda {
        if (until != null && until.isBefore(from))
            throw new IllegalArgumentException("An agreement would end on " + until + ", before " + from);
    }

    public boolean isInForce(LocalDate day) {
        return !day.isBefore(from) && (until == null || !day.isAfter(until));
    }
}
