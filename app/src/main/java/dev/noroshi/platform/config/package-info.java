/// What an administrator may set.
@NullMarked
package dev.noroshi.platform.config;

import org.jspecify.annotations.NullMarked;
