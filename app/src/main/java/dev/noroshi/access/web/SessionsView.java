package dev.noroshi.access.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where a person is signed in.
///
/// @param idleMinutes how long a session may rest
/// @param longestHours how long it lasts at most
public record SessionsView(List<Row> rows, long idleMinutes, long longestHours) {

    /// @param here whether it is the session the page is read in
    public record Row(UUID handle, String device, String address, Instant began, Instant used, boolean here) {
    }
}
