/// The door for programs: how they begin, import, submit, follow up and withdraw reports of their own organisation.
@NullMarked
package dev.noroshi.intake.api;

import org.jspecify.annotations.NullMarked;
