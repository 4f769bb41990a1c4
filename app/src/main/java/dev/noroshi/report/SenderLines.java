package dev.noroshi.report;

import dev.noroshi.form.ReportField;
import dev.noroshi.directory.Directory;
import dev.noroshi.directory.Organisation;
import dev.noroshi.form.FieldId;
import dev.noroshi.form.FieldValue;
import dev.noroshi.form.FormContent;
import dev.noroshi.kernel.IdentificationNumber;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import dev.noroshi.kernel.PersonId;
import dev.noroshi.kernel.PointInTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the lines of the form that the program knows: who sends it (情報連絡元), which report it is, when it was sent.
///
/// The sender of the form changes with every hop: it is always the one who hands it on (handbook II.2.3(2), ※).
@Component
public class SenderLines {

    /// The six lines of 情報連絡元.
    public static final List<FieldId> FIELDS = List.of(ReportField.SENDER_MINISTRY, ReportField.SENDER_PERSON,
            ReportField.SENDER_DEPARTMENT, ReportField.SENDER_PHONE, ReportField.SENDER_FAX,
            ReportField.SENDER_MAIL);

    private final Directory directory;
    private final Clock clock;

    SenderLines(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /// Fills the lines left blank from the registry.
    public FormContent fillBlank(FormContent content, OrganisationId organisation, PersonId person) {
        var filled = content;
        for (var line : linesOf(organisation, person).entrySet())
            if (filled.get(line.getKey()).isEmpty())
                filled = filled.with(line.getKey(), new FieldValue.Text(line.getValue()));
        return filled;
    }

    /// Puts the lines of the one who hands it on in the place of whatever stood there.
    public FormContent replace(FormContent content, OrganisationId organisation, PersonId person) {
        var replaced = content;
        for (var field : FIELDS)
            replaced = replaced.without(field);
        return fillBlank(replaced, organisation, person);
    }

    /// Writes report number, identification number (blank while none was given) and time.
    public FormContent stamp(FormContent content, int ordinal, @Nullable String number, Instant at) {
        var stamped = content.with(ReportField.REPORT_NUMBER, new FieldValue.Whole(ordinal))
                .with(ReportField.REPORT_DATETIME, new FieldValue.Moment(PointInTime.of(at), null));
        if (number == null) return stamped.without(ReportField.IDENTIFICATION_NUMBER);
        var printed = IdentificationNumber.parse(number).map(n -> n.withOrdinal(ordinal).toString()).orElse(number);
        return stamped.with(ReportField.IDENTIFICATION_NUMBER, new FieldValue.Text(printed));
    }

    private Map<FieldId, String> linesOf(OrganisationId id, PersonId personId) {
        var lines = new LinkedHashMap<FieldId, String>();
        var organisation = directory.organisation(id, LocalDate.now(clock));
        organisation.ifPresent(found -> put(lines, ReportField.SENDER_MINISTRY, found.name(Language.JA)));
        directory.person(personId).ifPresent(person -> {
            put(lines, ReportField.SENDER_PERSON, person.nameJa());
            put(lines, ReportField.SENDER_DEPARTMENT, organisation.map(Organisation::deskJa).orElse(null));
            put(lines, ReportField.SENDER_PHONE, person.phone());
            put(lines, ReportField.SENDER_FAX, person.fax());
            put(lines, ReportField.SENDER_MAIL, person.email());
        });
        return lines;
    }

    private static void put(Map<FieldId, String> lines, FieldId field, @Nullable String value) {
        if (value != null && !value.isBlank()) lines.put(field, value);
    }
}
