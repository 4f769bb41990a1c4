package dev.noroshi.stix;

/// An object of the domain (SDO), which somebody tells at a time and may tell anew.
public sealed interface Told extends StixObject
        permits Report, Note, Indicator, ObservedData, Vulnerability, CourseOfAction, Identity {

    /// Who tells it, when, and how far it may go.
    Common common();

    @Override
    default StixId id() {
        return common().id();
    }
}
