package dev.noroshi.platform.database;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A step in which the house carries something from one organisation to another, and therefore sees rows of both. All of
/// them are listed in docs/reference/crossings.md. Holds for calls from another bean; on a class, for all its methods.
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Crossing {

    /// What is carried where, as a clerk would say it.
    String value();
}
