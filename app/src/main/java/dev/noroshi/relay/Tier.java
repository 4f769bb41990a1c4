package dev.noroshi.relay;

import dev.noroshi.directory.ActorClass;

/// Where on the way up a holder stands.
public enum Tier {
    SECRETARIAT,
    MINISTRY,
    CENTRE;

    static Tier of(ActorClass holder) {
        return switch (holder) {
            case CEPTOAR_SECRETARIAT -> SECRETARIAT;
            case RESPONSIBLE_MINISTRY -> MINISTRY;
            case NISC -> CENTRE;
            case CAS_CRISIS_MANAGEMENT, INCIDENT_RESPONSE_MINISTRY, INFOSEC_MINISTRY, DISASTER_MINISTRY, INFOSEC_AGENCY,
                    CYBERSPACE_PROVIDER, OPERATOR, CEPTOAR_COUNCIL, OLYMPIC_RELATED, SYSTEM_OPERATION ->
                throw new IllegalArgumentException("Reports do not go by way of a body of class " + holder);
        };
    }

    /// What the holder is asked to do with a report that has come in.
    String task() {
        return switch (this) {
            case SECRETARIAT -> "report.anonymise";
            case MINISTRY -> "report.check";
            case CENTRE -> "report.analyse";
        };
    }
}
