package dev.noroshi.demo;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Moves the fictional world, which ends on 19 November 2026, so that it ends on the day it is told.
final class DemoShift {

    private static final LocalDate END_OF_THE_WORLD = LocalDate.of(2026, 11, 19);
    private static final Pattern DATE = Pattern
            .compile("(\\d{4}-\\d{2}-\\d{2})(T\\d{2}(?::\\d{2})?(?::\\d{2})?)?(\\+09:00)?");
    /// Dates in the middle of a sentence: `04/24 10:15`, `11月18日`.
    private static final Pattern IN_TEXT = Pattern
            .compile("(?<![\\d/.])(\\d{1,2})/(\\d{1,2})(?=[ 　]\\d{1,2}:\\d{2})|(?<!\\d)(\\d{1,2})月(\\d{1,2})日");

    private final long days;

    private DemoShift(long days) {
        this.days = days;
    }

    static DemoShift endingOn(LocalDate day) {
        return new DemoShift(ChronoUnit.DAYS.between(END_OF_THE_WORLD, day));
    }

    int days() {
        return (int) days;
    }

    OffsetDateTime time(String iso) {
        return OffsetDateTime.parse(iso).plusDays(days);
    }

    LocalDate day(String iso) {
        return LocalDate.parse(iso).plusDays(days);
    }

    /// Moves every date below the node, in place.
    void move(JsonNode node) {
        move(node, yearIn(node));
    }

    private void move(JsonNode node, int year) {
        switch (node) {
            case ObjectNode object -> object.propertyNames().forEach(name -> {
                var child = object.get(name);
                if (child instanceof StringNode text) object.put(name, moved(text.stringValue(), year));
                else move(child, year);
            });
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++)
                    if (array.get(i) instanceof StringNode text) array.set(i, moved(text.stringValue(), year));
                    else move(array.get(i), year);
            }
            default -> {
                // numbers and truth values hold no date
            }
        }
    }

    private String moved(String text, int year) {
        var whole = DATE.matcher(text);
        if (whole.matches()) {
            var time = whole.group(2) == null ? "" : whole.group(2);
            var zone = whole.group(3) == null ? "" : whole.group(3);
            return day(whole.group(1)) + time + zone;
        }
        return IN_TEXT.matcher(text).replaceAll(found -> java.util.regex.Matcher.quoteReplacement(inText(found, year)));
    }

    private String inText(MatchResult found, int year) {
        boolean slashed = found.group(1) != null;
        int month = Integer.parseInt(slashed ? found.group(1) : found.group(3));
        int day = Integer.parseInt(slashed ? found.group(2) : found.group(4));
        try {
            var moved = LocalDate.of(year, month, day).plusDays(days);
            return slashed
                    ? "%02d/%02d".formatted(moved.getMonthValue(), moved.getDayOfMonth())
                    : moved.getMonthValue() + "月" + moved.getDayOfMonth() + "日";
        } catch (java.time.DateTimeException notADate) {
            return found.group();
        }
    }

    /// The year the dates without one belong to: that of the first full date below the node.
    private static int yearIn(JsonNode node) {
        var found = DATE.matcher(node.toString());
        return found.find() ? Integer.parseInt(found.group(1).substring(0, 4)) : END_OF_THE_WORLD.getYear();
    }
}
