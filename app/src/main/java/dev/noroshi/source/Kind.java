package dev.noroshi.source;

/// What sort of identifier something is, or what else may lead to a source.
public enum Kind {
    /// The name of an organisation, in either language, or its short form.
    NAME,
    /// How its name is read.
    READING,
    /// What else it is called.
    ALIAS,
    /// A service it offers.
    SERVICE,
    /// A system it runs.
    SYSTEM,
    /// A provider it entrusts systems to.
    CONTRACTOR,
    /// Somebody who works there.
    PERSON,
    /// An address for electronic mail.
    MAIL,
    /// A telephone or fax number.
    TELEPHONE,
    /// A domain on the internet, or a host in it.
    DOMAIN,
    /// An address range on the internet, or an address in it.
    NETWORK,
    /// A file, or a part of one, that no program can look into.
    UNREADABLE,
    /// Sectors and region leave so few candidates that the source can be told.
    SMALL_GROUP;

    /// Whether people may enter such an identifier beside what the registry knows.
    public boolean isEntered() {
        return switch (this) {
            case NAME, READING, ALIAS, SERVICE, SYSTEM, CONTRACTOR, PERSON, MAIL, TELEPHONE, DOMAIN, NETWORK -> true;
            case UNREADABLE, SMALL_GROUP -> false;
        };
    }
}
