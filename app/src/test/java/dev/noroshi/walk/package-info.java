/// A walk through the whole house: everybody follows every link they are shown.
@NullMarked
package dev.noroshi.walk;

import org.jspecify.annotations.NullMarked;
