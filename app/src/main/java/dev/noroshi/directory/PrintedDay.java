package dev.noroshi.directory;

import java.time.LocalDate;
import java.time.YearMonth;

/// A day as the papers print it: whole, or only year and month, or only the year.
record PrintedDay(String asOf) {

    /// The first day it can be.
    LocalDate first() {
        return switch (asOf.length()) {
            case 4 -> LocalDate.of(Integer.parseInt(asOf), 1, 1);
            case 7 -> YearMonth.parse(asOf).atDay(1);
            default -> LocalDate.parse(asOf);
        };
    }
}
