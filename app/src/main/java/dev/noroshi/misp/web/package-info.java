/// The page on which people bring events of MISP.
@NullMarked
package dev.noroshi.misp.web;

import org.jspecify.annotations.NullMarked;
