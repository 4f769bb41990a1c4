package dev.noroshi.stix;

/// How much of what others send is read.
///
/// @param depth how deep objects and lists may stand in each other
/// @param objects how many objects at once
/// @param objectLength characters of one object
/// @param patternLength characters of a pattern
public record ReadingLimits(int depth, int objects, int objectLength, int patternLength) {

    /// Wide enough for what is sent in earnest.
    public static final ReadingLimits USUAL = new ReadingLimits(32, 5_000, 1_000_000, 20_000);
}
