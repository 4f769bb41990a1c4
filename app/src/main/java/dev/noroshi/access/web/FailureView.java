package dev.noroshi.access.web;

import dev.noroshi.kernel.Problem;

/// An error page.
///
/// @param status the HTTP status; what to do next stands under `platform.status.<status>.next`
/// @param problem what happened
public record FailureView(int status, Problem problem) {
}
