package dev.noroshi.advisory.web;

import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.UUID;

/// What a draft may begin with: the reports that moved last.
public record NewView(List<Source> sources, boolean drill, boolean english, List<String> problems) {

    public NewView {
        sources = List.copyOf(sources);
        problems = List.copyOf(problems);
    }

    /// A report at the centre.
    public record Source(UUID id, String number, boolean drill, String title, Tlp tlp, String sector, String href,
            boolean chosen, List<Part> parts) {
        public Source {
            parts = List.copyOf(parts);
        }

        /// The fields that are drawn on; none when the whole report is.
        public List<Part> drawn() {
            return parts.stream().filter(Part::drawn).toList();
        }
    }

    /// A field of a report with how far it may go.
    public record Part(String field, String label, Tlp scope, boolean drawn, String text) {
    }
}
