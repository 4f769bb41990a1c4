package dev.noroshi.access.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Where a person is signed in.
///
/// @param idle how long a session may rest
/// @param longest how long it lasts at most
public record SessionsView(List<Row> rows, String idle, String longest) {

    /// @param here whether it is the session the page is read in
    public record Row(UUID handle, String device, String address, Instant began, Instant used, boolean here) {
    }
}
