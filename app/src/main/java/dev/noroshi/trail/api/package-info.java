/// The calls about the trail.
@NullMarked
package dev.noroshi.trail.api;

import org.jspecify.annotations.NullMarked;
