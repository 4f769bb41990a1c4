package dev.noroshi.indicator;

/// Finds mail addresses.
final class MailReader {

    private static final int LONGEST_LOCAL = 64;
    private static final String SIGNS = ".!#$%&'*+/=?^_`{|}~-";

    private final Finder finder;
    private final String text;

    MailReader(Finder finder) {
        this.finder = finder;
        this.text = finder.text();
    }

    void look() {
        for (var at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1))
            read(at);
    }

    private void read(int at) {
        var start = at;
        while (start > 0 && at - start < LONGEST_LOCAL && isLocal(text.charAt(start - 1)))
            start--;
        // what quotes or lists it is no part of it
        while (start < at && !Finder.isAsciiWord(text.charAt(start)) && text.charAt(start) != '_')
            start++;
        if (start == at || text.charAt(at - 1) == '.') return;
        var end = Hosts.end(text, at + 1);
        var beginning = start;
        Hosts.read(text.substring(at + 1, end)).ifPresent(host -> {
            var local = text.substring(beginning, at);
            var unicode = host.unicode();
            finder.take(IndicatorType.MAIL, local + "@" + host.ascii(), unicode == null ? null : local + "@" + unicode,
                    host.ascii(), beginning, end);
        });
    }

    private static boolean isLocal(char c) {
        return Finder.isAsciiWord(c) || SIGNS.indexOf(c) >= 0;
    }
}
