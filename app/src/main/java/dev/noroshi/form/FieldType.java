package dev.noroshi.form;

/// What a field asks for, and so which [FieldValue] it holds.
public enum FieldType {
    /// [FieldValue.Text]
    TEXT,
    /// [FieldValue.Whole]
    WHOLE_NUMBER,
    /// [FieldValue.Moment]
    MOMENT,
    /// [FieldValue.Choice]
    CHOICE,
    /// [FieldValue.Choices]
    CHOICES,
    /// [FieldValue.ChoiceWithText]
    CHOICE_WITH_TEXT,
    /// [FieldValue.Rows]
    ROWS,
    /// [FieldValue.Recipients]
    RECIPIENTS
}
