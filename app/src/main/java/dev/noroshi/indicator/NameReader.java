package dev.noroshi.indicator;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds domains and the names of files, and tells the two from each other and from words with a full stop in them.
final class NameReader {

    private static final int LONGEST = 255;
    private static final Set<String> FILES = Set
            .of(("exe dll sys scr cpl ocx drv msi msp msix bat cmd ps1 psm1 psd1 vbs "
                    + "vbe js jse wsf wsh hta sct inf reg lnk url pif jar class apk ipa dmg pkg deb rpm elf bin dat tmp log txt csv "
                    + "tsv pdf rtf doc docx docm dot dotm xls xlsx xlsm xlsb xlam ppt pptx pptm one odt ods eml msg html htm xhtml "
                    + "shtml xml json yml yaml toml ini conf cfg php asp aspx jsp jspx cgi war zip rar 7z gz tgz tar bz2 xz lzh cab "
                    + "iso img vhd vhdx vmdk ova bak old sql db sqlite mdb pcap pcapng evtx dmp png jpg jpeg gif bmp ico tif tiff svg "
                    + "webp mp3 mp4 avi mov wav sh py pyc rb go md jtd jtdc key pem crt pfx p12 kdbx ost pst")
                    .split(" "));
    /// Endings that are those of files and of domains. With only one name before them they are taken for files.
    private static final Set<String> BOTH = Set.of("zip", "mov", "sh", "py", "md", "url", "one", "ps", "go", "bin",
            "dat",
            "dot", "doc", "pub", "download");
    /// Products, not machines.
    private static final Set<String> PRODUCTS = Set.of("asp.net", "vb.net", "ado.net", "ml.net", "paint.net",
            "socket.io",
            "node.js", "next.js", "vue.js", "d3.js", "three.js", "express.js", "react.js", "nuxt.js", "day.js");
    /// What names of packages begin with.
    private static final Set<String> PACKAGES = Set.of("com", "org", "net", "jp", "io", "java", "javax");
    private static final Set<String> COMMON = Set.of("com", "org", "net", "jp", "cn", "ru", "info", "biz", "top",
            "xyz");
    private static final Pattern SENTENCE = Pattern.compile("[A-Z][a-z]+");
    private static final String OPENING = "「『（(<\"'【[“";
    private static final String CLOSING = "」』）)>\"'】]”";
    private static final String IN_FILES = "()+~$%";

    private final Finder finder;
    private final String text;

    NameReader(Finder finder) {
        this.finder = finder;
        this.text = finder.text();
    }

    void look() {
        for (var at = 0; at < text.length();) {
            if (!Hosts.isPart(text.charAt(at))) {
                at++;
                continue;
            }
            var end = at;
            var hasDot = false;
            while (end < text.length() && Hosts.isPart(text.charAt(end))) {
                hasDot |= text.charAt(end) == '.';
                end++;
            }
            if (hasDot) run(at, end);
            at = end;
        }
    }

    /// A row of letters without a blank, in which Latin words may stand between Japanese ones.
    private void run(int start, int end) {
        if (end - start <= LONGEST && whole(start, end)) return;
        for (var at = start; at < end;) {
            if (Hosts.isJapanese(text.charAt(at))) {
                at++;
                continue;
            }
            var stop = at;
            while (stop < end && !Hosts.isJapanese(text.charAt(stop)))
                stop++;
            segment(start, at, stop);
            at = stop;
        }
    }

    /// A name in Japanese letters: where it begins nobody can tell, unless it stands by itself.
    private boolean whole(int start, int end) {
        var stop = end;
        while (stop > start && ".-_".indexOf(text.charAt(stop - 1)) >= 0)
            stop--;
        var name = text.substring(start, stop);
        if (name.chars().noneMatch(c -> Hosts.isJapanese((char) c)) || name.indexOf('.') <= 0) return false;
        var label = name.substring(0, name.indexOf('.'));
        var isMixed = label.chars().anyMatch(c -> Hosts.isHiragana((char) c))
                && !label.chars().allMatch(c -> Hosts.isHiragana((char) c));
        var isAlone = OPENING.indexOf(finder.at(start - 1)) >= 0 && CLOSING.indexOf(finder.at(stop)) >= 0;
        var isQuoted = isAlone || finder.isMended(start, stop);
        if (FILES.contains(ending(name)) && !isQuoted && !isMixed || isAlone && FILES.contains(ending(name)))
            return file(start, stop);
        if (isMixed && !isQuoted) return false;
        if (!Hosts.isJapanese(label.charAt(label.length() - 1)) && !Hosts.isJapanese(name.charAt(name.length() - 1)))
            return false;
        return domain(start, stop);
    }

    private void segment(int runStart, int from, int to) {
        var start = from;
        while (start < to && ".-_".indexOf(text.charAt(start)) >= 0 && !(text.charAt(start) == '_'))
            start++;
        var end = to;
        while (end > start && ".-_".indexOf(text.charAt(end - 1)) >= 0)
            end--;
        if (end - from > LONGEST || text.substring(from, end).indexOf('.') < 0) return;
        var ending = ending(text.substring(from, end));
        var isFile = FILES.contains(ending) && !(BOTH.contains(ending) && isDomainFirst(start, end));
        if (isFile && file(fileStart(runStart, from), end)) return;
        if (start == from || text.charAt(from) != '.' || from == runStart) domain(start, end);
    }

    /// Whether what could be both is a domain: made harmless, or with more than one name before the ending.
    private boolean isDomainFirst(int start, int end) {
        if (finder.at(start - 1) == '\\') return false;
        return finder.isMended(start, end) || text.substring(start, end).chars().filter(c -> c == '.').count() > 1;
    }

    /// Where the name of a file begins: at Latin letters it may have Japanese ones before it, as far back as the last
    /// hiragana, which is rather a word of the sentence.
    private int fileStart(int runStart, int from) {
        var start = from;
        while (start > runStart && from - start < LONGEST && !Hosts.isHiragana(text.charAt(start - 1))
                && !finder.isTaken(start - 1, start))
            start--;
        if (start == runStart)
            while (start > 0 && from - start < LONGEST
                    && (Hosts.isPart(text.charAt(start - 1)) || IN_FILES.indexOf(text.charAt(start - 1)) >= 0))
                start--;
        while (start < from && "()+~".indexOf(text.charAt(start)) >= 0)
            start++;
        return start;
    }

    private boolean file(int start, int end) {
        var name = text.substring(start, end);
        var dot = name.lastIndexOf('.');
        if (dot <= 0 || name.length() > LONGEST || name.chars().limit(dot).noneMatch(Character::isLetterOrDigit))
            return false;
        if (PRODUCTS.contains(name.toLowerCase(Locale.ROOT))) {
            finder.occupy(start, end);
            return true;
        }
        // Windows knows no capitals, and most of what is attacked is Windows
        finder.take(IndicatorType.FILE_NAME, name.toLowerCase(Locale.ROOT), name, null, start, end);
        return true;
    }

    private boolean domain(int start, int end) {
        if (start >= end || finder.isTaken(start, end)) return false;
        var name = text.substring(start, end);
        if (name.indexOf('.') <= 0 || !finder.isMended(start, end) && !isLikely(name, start)) return false;
        var host = Hosts.read(name);
        host.ifPresent(found -> {
            if (!Suffixes.isPublic(found.ascii()))
                finder.take(IndicatorType.DOMAIN, found.ascii(), found.unicode(), found.ascii(), start, end);
        });
        return host.isPresent();
    }

    /// What was not made harmless may be something else: the end of a sentence, a class of a program, a product.
    private boolean isLikely(String name, int start) {
        if (finder.at(start - 1) == '\\' || finder.at(start - 1) == '@') return false;
        var small = name.toLowerCase(Locale.ROOT);
        if (PRODUCTS.contains(small)) return false;
        var labels = name.split("\\.");
        var top = labels[labels.length - 1];
        if (labels.length == 2 && SENTENCE.matcher(top).matches() && !Character.isUpperCase(name.charAt(0)))
            return false;
        if (labels.length == 2 && labels[0].length() == 1 && Character.isUpperCase(name.charAt(0))) return false;
        if (labels.length > 2 && PACKAGES.contains(small.substring(0, small.indexOf('.')))
                && !COMMON.contains(top.toLowerCase(Locale.ROOT)))
            return false;
        var before = name.substring(0, name.lastIndexOf('.'));
        // quantities: `10.5.km`; but `360.cn`
        return !before.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.')
                || before.length() > 2 && before.indexOf('.') < 0;
    }

    private static String ending(String name) {
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
