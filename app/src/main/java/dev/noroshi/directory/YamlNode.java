package dev.noroshi.directory;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// A mapping in one of the reference files.
record YamlNode(Map<?, ?> values) {

    static YamlNode read(InputStream file) {
        Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(file);
        return node(root);
    }

    /// @throws IllegalStateException when there is none
    String text(String key) {
        var text = textOrNull(key);
        if (text == null) throw new IllegalStateException("No \"" + key + "\" in " + values);
        return text;
    }

    @Nullable
    String textOrNull(String key) {
        var value = values.get(key);
        return value == null ? null : value.toString();
    }

    @Nullable
    Integer numberOrNull(String key) {
        return values.get(key) instanceof Number number ? number.intValue() : null;
    }

    /// Empty when the key is missing or null.
    List<YamlNode> nodes(String key) {
        return values.get(key) instanceof List<?> list ? list.stream().map(YamlNode::node).toList() : List.of();
    }

    /// Empty when the key is missing or null.
    List<String> texts(String key) {
        return values.get(key) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    private static YamlNode node(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) return new YamlNode(map);
        throw new IllegalStateException("Not a mapping: " + value);
    }
}
