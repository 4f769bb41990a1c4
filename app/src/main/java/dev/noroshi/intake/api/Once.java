package dev.noroshi.intake.api;

import java.util.Optional;

/// What a program says about sending the same request again.
///
/// @param key the value of `Idempotency-Key`; empty when it sent none
/// @param request what tells requests apart
record Once(Optional<String> key, String request) {
}
