/// Fills an empty house with a fictional world to try it out: 105 operators, their people, two and a half years of reports
/// and advisories, told again through the same doors everybody uses.
///
/// *Promises*: nothing of it exists unless it was asked for; every organisation, person and event in it is invented.
@ApplicationModule(displayName = "Demo")
@NullMarked
package dev.noroshi.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
