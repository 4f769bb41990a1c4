/// The page on which identifiers are kept, and the panel of findings.
@NullMarked
package dev.noroshi.source.web;

import org.jspecify.annotations.NullMarked;
