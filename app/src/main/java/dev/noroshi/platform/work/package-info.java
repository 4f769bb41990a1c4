/// Work that goes on by itself: rounds that look for what is due.
@NullMarked
package dev.noroshi.platform.work;

import org.jspecify.annotations.NullMarked;
