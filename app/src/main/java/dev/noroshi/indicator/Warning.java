package dev.noroshi.indicator;

/// Why a value should not be blocked, whatever is said of it.
///
/// @param entry the entry of the list it meets: never a name
/// @param source who publishes that list; "" where it is the registry
public record Warning(Kind kind, String entry, String source) {

    /// What sort of list it is.
    public enum Kind {
        /// The centre judged that it is not to be blocked.
        JUDGED,
        /// The caller's own organisation has it.
        OWN,
        /// An organisation has it whose entry in the registry the caller may read.
        MEMBER,
        /// It stands for something else in examples.
        DOCUMENTATION,
        /// It leads to nobody in particular: private, local, multicast.
        SPECIAL,
        /// A resolver everybody uses.
        RESOLVER,
        /// A server at the root of the domain name system.
        ROOT_SERVER,
        /// Anybody may register below it.
        PUBLIC_SUFFIX,
        /// A public body of Japan.
        GOVERNMENT,
        /// From there programs get their updates.
        UPDATE,
        /// The hash of a file with nothing in it.
        EMPTY_FILE,
        /// Every computer of that kind has it.
        SYSTEM_FILE,
        /// So many addresses that it meets others.
        WIDE
    }
}
