/// What the pages of this room show.
@NullMarked
package dev.noroshi.channel.web;

import org.jspecify.annotations.NullMarked;
