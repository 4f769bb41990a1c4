package dev.noroshi.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What changes how somebody enters, or what an account may: done only by who has just shown who they are. Others give
/// their password again first; an open screen is not enough.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Anew {

    /// The page the act belongs to, where one goes on after giving the password; with the parts of the address in braces.
    String page();
}
