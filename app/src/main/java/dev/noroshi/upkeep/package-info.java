/// What an administrator does from the keyboard: verify the trail, back everything up, restore it elsewhere.
///
/// *Promises*: a backup is one state of everything, made while people work; it is encrypted with a passphrase and worth
/// nothing without; a restore is whole or does not happen, and it tells the reason in one sentence.
@ApplicationModule(displayName = "Upkeep", allowedDependencies = {"kernel", "platform", "audit"})
@NullMarked
package dev.noroshi.upkeep;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
