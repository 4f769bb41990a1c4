package dev.noroshi.access.web;

import java.util.List;

/// Recovery codes, shown once.
///
/// @param next where to go afterwards
public record RecoveryView(List<String> codes, String next) {

    @Override
    public String toString() {
        return "RecoveryView [withheld]";
    }
}
