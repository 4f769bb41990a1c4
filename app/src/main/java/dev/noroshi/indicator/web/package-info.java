/// Pages of indicators.
@NullMarked
package dev.noroshi.indicator.web;

import org.jspecify.annotations.NullMarked;
