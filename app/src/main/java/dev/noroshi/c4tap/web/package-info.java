/// Pages of cases and of who takes part.
@NullMarked
package dev.noroshi.c4tap.web;

import org.jspecify.annotations.NullMarked;
