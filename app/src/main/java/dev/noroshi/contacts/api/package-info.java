/// The calls of this room.
@NullMarked
package dev.noroshi.contacts.api;

import org.jspecify.annotations.NullMarked;
