/// The pages of the trail.
@NullMarked
package dev.noroshi.trail.web;

import org.jspecify.annotations.NullMarked;
