package dev.noroshi.access;

import dev.noroshi.testing.NoroshiTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;

/// The whole program with the [Probe] in it; all tests of the front door share it.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NoroshiTest
@Import(Probe.class)
@interface FrontDoorTest {
}
