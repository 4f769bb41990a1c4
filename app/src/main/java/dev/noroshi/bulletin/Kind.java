package dev.noroshi.bulletin;

/// What a source speaks.
public enum Kind {
    /// Documents of the Common Security Advisory Framework, found by provider-metadata.json or a ROLIE feed.
    CSAF,
    /// RSS 1.0 with the security extension of JVN: JVN iPedia and the MyJVN API.
    JVNRSS,
    /// RSS or Atom without anything that says which vulnerability it is about.
    FEED
}
