/// The one place that knows what time it is. Everybody else is given a clock.
@NullMarked
package dev.noroshi.platform.clock;

import org.jspecify.annotations.NullMarked;
