/// Calls about indicators.
@NullMarked
package dev.noroshi.indicator.api;

import org.jspecify.annotations.NullMarked;
