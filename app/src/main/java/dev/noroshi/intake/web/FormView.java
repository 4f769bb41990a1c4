package dev.noroshi.intake.web;

import dev.noroshi.kernel.Tlp;
import dev.noroshi.platform.web.Glyph;
import dev.noroshi.report.ReportWording;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form as the page shows it.
///
/// @param steps the way through it, with the state of each part
/// @param panels its parts in the order of the paper
public record FormView(List<Step> steps, List<Panel> panels) {

    public FormView {
        steps = List.copyOf(steps);
        panels = List.copyOf(panels);
    }

    /// A step of the way through the form.
    ///
    /// @param anchor where it leads
    /// @param no as printed, `⑤`
    /// @param current whether it is the one to look at next
    public record Step(String anchor, String no, String name, Glyph glyph, String state, boolean current) {
    }

    /// A part of the form.
    ///
    /// @param id of its heading
    public record Panel(String id, String title, List<Block> blocks) {
        public Panel {
            blocks = List.copyOf(blocks);
        }
    }

    /// What a panel is made of.
    public sealed interface Block {

        /// A field with its controls.
        ///
        /// @param anchor where a step leads that begins with this field; null when none does
        record Field(FieldView field, @Nullable String anchor) implements Block {
        }

        /// 項目ごとの共有範囲: a control for every field that may have a scope of its own.
        ///
        /// @param chosen the scopes that differ from the report's, with their fields
        /// @param open whether the controls are shown at once
        /// @param seems whether 特記事項 seems to set something apart that no control does
        /// @param unsaved whether what stands in the controls was filled in just now and is not saved
        record Parts(List<ReportWording.Part> chosen, List<PartChoice> fields, List<Tlp> scopes, boolean open,
                boolean seems, boolean unsaved) implements Block {
            public Parts {
                chosen = List.copyOf(chosen);
                fields = List.copyOf(fields);
                scopes = List.copyOf(scopes);
            }
        }

        /// What the program writes itself: number of the report, identification number, time.
        record Given(List<Fact> facts) implements Block {
        }

        /// Who sends it: copied from the registry, to be put right for this report alone.
        ///
        /// @param open whether the controls are shown at once, because something must be put right
        record Sender(List<Fact> facts, List<FieldView.Text> fields, boolean open, List<String> help)
                implements
                    Block {
            public Sender {
                help = List.copyOf(help);
            }
        }
    }

    /// A field with the scope chosen for it.
    ///
    /// @param control its name on the page
    /// @param scope null where it has that of the report
    public record PartChoice(String control, String label, @Nullable Tlp scope) {
    }

    /// A label with its value.
    ///
    /// @param value null when it is blank
    public record Fact(String label, @Nullable String value) {
    }
}
