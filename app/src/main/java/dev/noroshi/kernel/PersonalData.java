package dev.noroshi.kernel;

/// Marks a type that names a person or how to reach them. What it prints is `[withheld]`, so that a log line that
/// mentions it tells nobody; a test makes one of each and looks.
@java.lang.annotation.Target(java.lang.annotation.ElementType.TYPE)
@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
public @interface PersonalData {
}
