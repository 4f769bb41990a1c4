/// Bulletins on pages, and the files everybody may fetch.
@NullMarked
package dev.noroshi.bulletin.web;

import org.jspecify.annotations.NullMarked;
