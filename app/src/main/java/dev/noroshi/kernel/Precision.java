package dev.noroshi.kernel;

/// How exactly a point in time is known.
public enum Precision {
    DAY, HOUR, MINUTE
}
