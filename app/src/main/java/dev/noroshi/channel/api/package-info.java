/// How somebody is told, for programs.
@NullMarked
package dev.noroshi.channel.api;

import org.jspecify.annotations.NullMarked;
