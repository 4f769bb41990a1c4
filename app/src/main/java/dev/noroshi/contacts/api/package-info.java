/// Contact data, checks of them and hand-overs for programs.
@NullMarked
package dev.noroshi.contacts.api;

import org.jspecify.annotations.NullMarked;
