/// Confirmations, answers and enquiries for programs.
@NullMarked
package dev.noroshi.feedback.api;

import org.jspecify.annotations.NullMarked;
