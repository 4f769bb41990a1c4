package dev.noroshi.platform.mime;

/// How the lines of a mail end.
enum LineEnds {
    /// As they should, or all of them in a line feed alone, as a file on a Unix machine does.
    ALIKE,
    /// In several ways, or in a carriage return alone.
    MIXED,
    /// There is a NUL.
    NUL;

    static LineEnds of(byte[] raw) {
        var pairs = 0;
        var feeds = 0;
        for (var at = 0; at < raw.length; at++) {
            if (raw[at] == 0) return NUL;
            if (raw[at] == '\n') {
                if (at > 0 && raw[at - 1] == '\r')
                    pairs++;
                else
                    feeds++;
            }
            if (raw[at] == '\r' && (at + 1 == raw.length || raw[at + 1] != '\n')) return MIXED;
        }
        return pairs > 0 && feeds > 0 ? MIXED : ALIKE;
    }
}
