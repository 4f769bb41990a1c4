/// Words on the screen, in both languages, and dates as people here write them.
@NullMarked
package dev.noroshi.platform.words;

import org.jspecify.annotations.NullMarked;
