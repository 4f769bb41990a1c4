package dev.noroshi.advisory.web;

import dev.noroshi.advisory.AdvisoryLists;
import java.time.Instant;

/// The advisories that moved or came last.
public record LatestView<T>(Instant now, AdvisoryLists.Part<T> part) {
}
