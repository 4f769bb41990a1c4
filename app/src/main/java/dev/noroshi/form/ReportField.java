package dev.noroshi.form;

/// The 30 fields of the report form (情報連絡様式), by name. What they ask stands in the [FormDefinition].
public final class ReportField {

    public static final FieldId IMPORTANCE = new FieldId("importance");
    public static final FieldId REPORT_NUMBER = new FieldId("report-number");
    public static final FieldId IDENTIFICATION_NUMBER = new FieldId("identification-number");
    public static final FieldId REPORT_DATETIME = new FieldId("report-datetime");
    public static final FieldId SENDER_MINISTRY = new FieldId("sender-ministry");
    public static final FieldId SENDER_PERSON = new FieldId("sender-person");
    public static final FieldId SENDER_DEPARTMENT = new FieldId("sender-department");
    public static final FieldId SENDER_PHONE = new FieldId("sender-phone");
    public static final FieldId SENDER_FAX = new FieldId("sender-fax");
    public static final FieldId SENDER_MAIL = new FieldId("sender-mail");
    public static final FieldId TLP = new FieldId("tlp");
    public static final FieldId TLP_REMARKS = new FieldId("tlp-remarks");
    public static final FieldId EVENT_TYPE = new FieldId("event-type");
    public static final FieldId CAUSE = new FieldId("cause");
    public static final FieldId ATTACHMENT = new FieldId("attachment");
    public static final FieldId SECTOR = new FieldId("sector");
    public static final FieldId OPERATOR = new FieldId("operator");
    public static final FieldId KNOWN_DATETIME = new FieldId("known-datetime");
    public static final FieldId OCCURRED_DATETIME = new FieldId("occurred-datetime");
    public static final FieldId AFFECTED_SYSTEM = new FieldId("affected-system");
    public static final FieldId EVENT_SUMMARY = new FieldId("event-summary");
    public static final FieldId SYSTEM_STATUS = new FieldId("system-status");
    public static final FieldId SERVICE_LEVEL_DEVIATION = new FieldId("service-level-deviation");
    public static final FieldId SPREAD_POSSIBILITY = new FieldId("spread-possibility");
    public static final FieldId TIMELINE = new FieldId("timeline");
    public static final FieldId SUPPLEMENT = new FieldId("supplement");
    public static final FieldId PUBLICATION = new FieldId("publication");
    public static final FieldId OTHER_CONTACTS = new FieldId("other-contacts");
    public static final FieldId NEXT_STEPS = new FieldId("next-steps");
    public static final FieldId LESSONS = new FieldId("lessons");

    private ReportField() {}
}
