/// The machine without a word of the domain
@org.springframework.modulith.ApplicationModule(displayName = "Platform", type = org.springframework.modulith.ApplicationModule.Type.OPEN, allowedDependencies = {
        "database", " configuration", " pages", " words on the screen", " the clock.:kernel"})
@NullMarked
package dev.noroshi.platform;

import org.jspecify.annotations.NullMarked;
