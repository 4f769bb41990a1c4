package dev.noroshi.advisory;

import dev.noroshi.form.AdvisoryField;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.Importance;
import dev.noroshi.kernel.SectorCode;
import dev.noroshi.kernel.Tlp;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/// What an advisory says: its subject line, the fields of the form, its annexes.
///
/// @param title 件名, which the form does not have; "" while nothing is written
/// @param fields without those the program fills in ([#FILLED_IN])
/// @param annexes the files that go with it (別紙), in their order
public record AdvisoryContent(String title, FormContent fields, List<UUID> annexes) {

    /// What the program fills in when it is issued; given by a person, it is passed over.
    public static final Set<FieldId> FILLED_IN = Set.of(AdvisoryField.REPORT_NUMBER,
            AdvisoryField.IDENTIFICATION_NUMBER, AdvisoryField.ADVISORY_DATETIME, AdvisoryField.ATTACHMENT);

    public AdvisoryContent {
        title = title.strip().replaceAll("\\s*[\\r\\n]+\\s*", " ");
        for (var field : FILLED_IN)
            fields = fields.without(field);
        annexes = List.copyOf(annexes);
    }

    public Optional<Importance> importance() {
        return fields.importance();
    }

    public Optional<Tlp> tlp() {
        return fields.tlp();
    }

    /// The sectors it is for, in the order they were chosen.
    public SequencedSet<SectorCode> sectors() {
        var sectors = new LinkedHashSet<SectorCode>();
        if (fields.get(AdvisoryField.RECIPIENTS).orElse(null) instanceof FieldValue.Recipients(var recipients))
            for (var recipient : recipients)
                sectors.addAll(recipient.sectors());
        return sectors;
    }

    AdvisoryContent withAnnexes(List<UUID> annexes) {
        return new AdvisoryContent(title, fields, annexes);
    }

    /// Says nothing of what stands in it.
    @Override
    public String toString() {
        return "AdvisoryContent " + fields;
    }
}
