package dev.noroshi;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds which schemas SQL names, in migrations and in the string literals of Java.
final class SqlWords {

    /// A comment, a text block, a string or a character: whichever begins first.
    private static final Pattern JAVA = Pattern.compile(
            """
            //[^\\n]*|/\\*.*?\\*/|\"""(?<block>.*?)(?<!\\\\)\"""|"(?<string>(?:[^"\\\\\\n]|\\\\.)*)"|'(?:[^'\\\\\\n]|\\\\.)+'""",
            Pattern.DOTALL);
    private static final Pattern NAMED_TABLE = Pattern.compile(
            "\\b(?:from|join|into|update|table|references|using|only|exists|index \\w+ on|schema)\\s+([a-z_]+)(?:\\.[a-z_]|;)");

    private SqlWords() {
    }

    /// The text of all string literals and text blocks.
    static String literals(String java) {
        return JAVA.matcher(java).results().map(SqlWords::text).collect(Collectors.joining("\n"));
    }

    private static String text(MatchResult found) {
        if (found.group("block") != null) return found.group("block");
        return found.group("string") == null ? "" : found.group("string");
    }

    static String withoutComments(String sql) {
        return sql.replaceAll("--[^\\n]*", "");
    }

    /// What is named before a dot after `from`, `join`, `into` and their like: schemas, and now and then an alias.
    static Stream<String> schemasIn(String sql) {
        return NAMED_TABLE.matcher(sql).results().map(found -> found.group(1)).distinct();
    }
}
