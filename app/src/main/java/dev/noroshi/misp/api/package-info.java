/// The calls by which programs bring events of MISP.
@NullMarked
package dev.noroshi.misp.api;

import org.jspecify.annotations.NullMarked;
