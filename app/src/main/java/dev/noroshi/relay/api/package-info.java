/// How programs read reports and handle those their organisation holds.
@NullMarked
package dev.noroshi.relay.api;

import org.jspecify.annotations.NullMarked;
