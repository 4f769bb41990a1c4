@NullMarked
package dev.noroshi.taxii.api;

import org.jspecify.annotations.NullMarked;
