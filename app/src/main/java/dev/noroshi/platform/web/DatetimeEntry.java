package dev.noroshi.platform.web;

import org.jspecify.annotations.Nullable;

/// What stands in a date-and-time control, as typed: nothing typed is ever lost because it could not be read.
///
/// The control posts `<name>.era`, `.year`, `.month`, `.day`, `.hour` and `.minute`; its ids are `<id>-year` and so on.
///
/// @param era `令和`, `平成` or `西暦`
/// @param describedBy ids of hint and problem, blank-separated, if there are any
/// @param echo how it was read, in both calendars; `null` when it was not
/// @param invalid whether a problem points here
public record DatetimeEntry(String id, String name, String era, String year, String month, String day, String hour,
        String minute, @Nullable String describedBy, @Nullable Echo echo, boolean invalid) {

    /// How the entry was read.
    ///
    /// @param machine for the `datetime` attribute
    public record Echo(String words, String machine) {
    }
}
