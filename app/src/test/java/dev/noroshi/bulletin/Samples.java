package dev.noroshi.bulletin;

import dev.noroshi.kernel.Language;
import dev.noroshi.platform.words.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Objects;
import java.util.Properties;

/// What sources of a fictional world publish.
final class Samples {

    private Samples() {
    }

    static String text(String name) {
        try {
            return Files.readString(Path.of("src/test/resources/bulletin", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The words of this room, without the program.
    static final Words WORDS = new Words() {

        @Override
        public String say(Language language, String key, Object... arguments) {
            var pattern = Objects.requireNonNull(words(language).getProperty(key), key);
            return new MessageFormat(pattern.replace("'", "''"), language.locale()).format(arguments);
        }

        @Override
        public boolean knows(String key) {
            return words(Language.JA).containsKey(key);
        }

        private static Properties words(Language language) {
            var words = new Properties();
            var file = Path.of("src/main/resources/messages", "bulletin_" + language.tag() + ".properties");
            try (var in = Files.newBufferedReader(file)) {
                words.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return words;
        }
    };

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static final String ATOM = """
            <feed xmlns="http://www.w3.org/2005/Atom"><title>Vendor news</title><id>urn:v</id>
            <updated>2026-11-20T00:00:00Z</updated>
            <entry><title type="html">Update &lt;script&gt;alert(1)&lt;/script&gt;for CVE-2026-10101</title><id>urn:v:1</id>
            <link href="https://vendor.example/1"/><updated>2026-11-20T00:00:00Z</updated>
            <summary type="html">&lt;p&gt;First&lt;/p&gt;&lt;p&gt;Second &amp;amp; last&lt;/p&gt;</summary></entry>
            <entry><title>No way out</title><id>urn:v:2</id><link href="javascript:alert(1)"/>
            <updated>2026-11-19T00:00:00Z</updated></entry></feed>
            """;

    static final String RSS = """
            <rss version="2.0"><channel><title>News</title><link>https://news.example</link><description>d</description>
            <item><title>One</title><link>https://news.example/1</link><guid>g1</guid>
            <pubDate>Fri, 20 Nov 2026 00:00:00 GMT</pubDate><description>versions &lt; 9 are affected</description></item>
            </channel></rss>""";

    static final String BILLION_LAUGHS = """
            <?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
            <!ENTITY lol3 "&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;&lol2;">]>
            <rss version="2.0"><channel><title>&lol3;</title></channel></rss>""";

    static final String READS_A_FILE = """
            <?xml version="1.0"?><!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/hostname">]>
            <rss version="2.0"><channel><title>&f;</title></channel></rss>""";
}
