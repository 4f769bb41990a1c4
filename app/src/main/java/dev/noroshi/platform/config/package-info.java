/// What an administrator may set, and how the program says that it cannot start.
@NullMarked
package dev.noroshi.platform.config;

import org.jspecify.annotations.NullMarked;
