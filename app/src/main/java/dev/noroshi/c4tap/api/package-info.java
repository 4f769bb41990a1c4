/// Cases of C4TAP for programs.
@NullMarked
package dev.noroshi.c4tap.api;

import org.jspecify.annotations.NullMarked;
