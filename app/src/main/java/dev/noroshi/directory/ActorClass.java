package dev.noroshi.directory;

/// The kinds of bodies that take part. Source: actors.yaml (from the information-sharing diagrams and handbook V.2);
/// the codes are those of that file, SYSTEM_OPERATION is our own for those who run the program.
public enum ActorClass {
    NISC("nisc"),
    CAS_CRISIS_MANAGEMENT("cas-crisis-management"),
    RESPONSIBLE_MINISTRY("responsible-ministry"),
    INCIDENT_RESPONSE_MINISTRY("incident-response-ministry"),
    INFOSEC_MINISTRY("infosec-ministry"),
    DISASTER_MINISTRY("disaster-ministry"),
    INFOSEC_AGENCY("infosec-agency"),
    CYBERSPACE_PROVIDER("cyberspace-provider"),
    CEPTOAR_SECRETARIAT("ceptoar-secretariat"),
    OPERATOR("operator"),
    CEPTOAR_COUNCIL("ceptoar-council"),
    OLYMPIC_RELATED("olympic-related"),
    SYSTEM_OPERATION("system-operation");

    private final String code;

    ActorClass(String code) {
        this.code = code;
    }

    /// The code as in actors.yaml, such as `ceptoar-secretariat`.
    public String code() {
        return code;
    }

    /// @throws IllegalArgumentException naming the code when there is no such class
    public static ActorClass ofCode(String code) {
        for (var each : values())
            if (each.code.equals(code)) return each;
        throw new IllegalArgumentException("No actor class has the code \"" + code + "\"");
    }
}
