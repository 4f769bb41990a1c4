/// The inbox for programs.
@NullMarked
package dev.noroshi.delivery.api;

import org.jspecify.annotations.NullMarked;
