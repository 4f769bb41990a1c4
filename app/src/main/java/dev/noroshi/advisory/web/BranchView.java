package dev.noroshi.advisory.web;

import dev.noroshi.platform.web.Paging;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Those below one holder, each with its times.
public record BranchView(String back, String number, Instant asOf, List<ReachView.Row> rows, @Nullable Paging paging) {

    public BranchView {
        rows = List.copyOf(rows);
    }
}
