package dev.noroshi.advisory.web;

import dev.noroshi.advisory.Advisory;
import dev.noroshi.advisory.AnnexEntry;
import dev.noroshi.platform.web.Hop;
import dev.noroshi.platform.web.Hop.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An advisory in review or approved, on the centre's page.
///
/// @param objection why the reader may not approve it; null when they may, or when it is approved already
/// @param problems what stands against it as things are now
/// @param findings what may lead to a source
public record ReviewView(Advisory advisory, Mark mark, String numberToCome, List<DocumentView.Fact> facts,
        List<AnnexEntry> annexes, List<NewView.Source> sources, EditorView.Scope scope, List<Hop> route,
        boolean approved, @Nullable String objection, List<String> problems,
        FindingsView findings) {

    public ReviewView {
        facts = List.copyOf(facts);
        annexes = List.copyOf(annexes);
        sources = List.copyOf(sources);
        route = List.copyOf(route);
        problems = List.copyOf(problems);
    }

    public String path() {
        return "/advisories/" + advisory.id();
    }
}
