/// What programs are answered about the registry.
@NullMarked
package dev.noroshi.registry.api;

import org.jspecify.annotations.NullMarked;
