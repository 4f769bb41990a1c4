package dev.noroshi.access.web;

import java.util.List;

/// Accounts elsewhere that stand for the person signed in.
///
/// @param services where an account may be; empty when none is set
/// @param linking whether the ways there are shown
public record LinkView(List<Bound> bound, List<Service> services, boolean linking) {

    public record Bound(String issuer, String subject) {
    }

    /// @param address where signing in there begins
    public record Service(String name, String address) {
    }
}
