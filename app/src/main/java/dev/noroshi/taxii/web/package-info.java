/// The page that tells people what their machines may fetch.
@NullMarked
package dev.noroshi.taxii.web;

import org.jspecify.annotations.NullMarked;
