/// What the pages of this room show, besides their frame.
@NullMarked
package dev.noroshi.access.web;

import org.jspecify.annotations.NullMarked;
