/// How the program says that it is ready, or why it cannot start.
@NullMarked
package dev.noroshi.platform.start;

import org.jspecify.annotations.NullMarked;
