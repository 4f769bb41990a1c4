package dev.noroshi.form;

/// The 16 fields of the advisory form (情報提供様式), by name. What they ask stands in the [FormDefinition].
public final class AdvisoryField {

    public static final FieldId IMPORTANCE = new FieldId("importance");
    public static final FieldId REPORT_NUMBER = new FieldId("report-number");
    public static final FieldId IDENTIFICATION_NUMBER = new FieldId("identification-number");
    public static final FieldId ADVISORY_DATETIME = new FieldId("advisory-datetime");
    public static final FieldId RECIPIENTS = new FieldId("recipients");
    public static final FieldId TLP = new FieldId("tlp");
    public static final FieldId TLP_REMARKS = new FieldId("tlp-remarks");
    public static final FieldId ATTACHMENT = new FieldId("attachment");
    public static final FieldId OVERVIEW = new FieldId("overview");
    public static final FieldId TARGET = new FieldId("target");
    public static final FieldId HANDLING_POLICY = new FieldId("handling-policy");
    public static final FieldId OTHER = new FieldId("other");
    public static final FieldId CONTACT_PERSON = new FieldId("contact-person");
    public static final FieldId CONTACT_PHONE = new FieldId("contact-phone");
    public static final FieldId CONTACT_FAX = new FieldId("contact-fax");
    public static final FieldId CONTACT_MAIL = new FieldId("contact-mail");

    private AdvisoryField() {}
}
