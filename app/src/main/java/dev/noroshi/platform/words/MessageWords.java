package dev.noroshi.platform.words;

import dev.noroshi.kernel.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// Words read once, at the start, from the message files of all rooms.
@Component
class MessageWords implements Words {

    private static final Logger LOG = LoggerFactory.getLogger(MessageWords.class);

    private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);
    private final boolean strict;

    MessageWords(@Value("${noroshi.words.strict:false}") boolean strict) {
        this.strict = strict;
        for (var language : Language.values())
            patterns.put(language, read(language));
    }

    @Override
    public String say(Language language, String key, Object... arguments) {
        var pattern = patterns(language).get(key);
        if (pattern == null) return missing(language, key);
        if (arguments.length == 0 && pattern.indexOf('{') < 0) return pattern;
        // doubled, because MessageFormat would take a single apostrophe for the beginning of a quotation
        var format = new MessageFormat(pattern.replace("'", "''"), language.locale());
        return format.format(counts(format.getFormatsByArgumentIndex(), arguments));
    }

    /// The details of a problem are texts; where a pattern chooses by a count (`{0,choice,…}`) the text is one.
    private static Object[] counts(@Nullable Format[] formats, Object[] arguments) {
        var counted = arguments.clone();
        for (var i = 0; i < Math.min(formats.length, counted.length); i++)
            if (formats[i] instanceof NumberFormat && counted[i] instanceof String text && text.matches("[0-9]{1,9}"))
                counted[i] = Integer.valueOf(text);
        return counted;
    }

    @Override
    public boolean knows(String key) {
        return patterns(Language.JA).containsKey(key);
    }

    /// All keys of a language, for the checks that hold both languages together.
    Set<String> keys(Language language) {
        return new TreeSet<>(patterns(language).keySet());
    }

    String pattern(Language language, String key) {
        return patterns(language).getOrDefault(key, "");
    }

    private Map<String, String> patterns(Language language) {
        return patterns.getOrDefault(language, Map.of());
    }

    private String missing(Language language, String key) {
        if (strict) throw new IllegalArgumentException("No words in " + language + " for the key \"" + key + "\"");
        LOG.error("No words in {} for the key \"{}\"", language, key);
        return key;
    }

    private static Map<String, String> read(Language language) {
        var all = new HashMap<String, String>();
        try {
            var files = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:messages/*_" + language.tag() + ".properties");
            for (var file : files)
                for (var entry : read(file).entrySet())
                    if (all.put((String) entry.getKey(), (String) entry.getValue()) != null)
                        throw new IllegalStateException(
                                "The key \"" + entry.getKey() + "\" stands twice, again in " + file);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the message files in " + language, e);
        }
        return Map.copyOf(all);
    }

    private static Properties read(Resource file) throws IOException {
        var properties = new Properties();
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
