package dev.noroshi.platform.words;

import dev.noroshi.kernel.Language;

/// Every word on the screen, by key. The words stand in `messages/<room>_ja.properties` and `<room>_en.properties`.
///
/// A pattern has places `{0}`, `{1}` … and may use the formats of [java.text.MessageFormat]; unlike there, an
/// apostrophe is an apostrophe, so `don't` is written as it reads.
public interface Words {

    /// The words for the key. A key nobody wrote is a breakdown in tests; in production it is shown itself and logged.
    String say(Language language, String key, Object... arguments);

    /// Whether there are words for the key.
    boolean knows(String key);
}
