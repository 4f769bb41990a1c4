/// Keys the house keeps for itself, beside the database and never in it.
@NullMarked
package dev.noroshi.platform.secret;

import org.jspecify.annotations.NullMarked;
