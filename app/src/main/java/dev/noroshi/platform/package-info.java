/// The machine without a word of the domain: database, configuration, pages, words on the screen, the clock.
@ApplicationModule(displayName = "Platform", type = ApplicationModule.Type.OPEN, allowedDependencies = {"kernel"})
@NullMarked
package dev.noroshi.platform;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
