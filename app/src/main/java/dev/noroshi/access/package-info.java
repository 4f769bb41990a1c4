/// Who is asking: sign-in, sessions and tokens, and what each role permits.
///
/// *Promises*: every page and every API call knows its [Caller]; every handler says which [Permission] it needs.
@ApplicationModule(displayName = "Access", allowedDependencies = {"kernel", "platform", "directory", "audit"})
@NullMarked
package dev.noroshi.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
