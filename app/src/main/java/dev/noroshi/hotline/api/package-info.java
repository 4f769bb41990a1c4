/// Emergency calls for programs.
@NullMarked
package dev.noroshi.hotline.api;

import org.jspecify.annotations.NullMarked;
