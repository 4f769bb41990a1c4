/// The home page: what must I do now, and by when.
@NullMarked
package dev.noroshi.delivery.web;

import org.jspecify.annotations.NullMarked;
