package dev.noroshi.stix;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import tools.jackson.databind.JsonNode;

/// JSON of which there is one way to write it (RFC 8785): members by name, no space, numbers as ECMAScript writes them.
public final class CanonicalJson {

    private CanonicalJson() {
    }

    public static String write(JsonNode node) {
        var text = new StringBuilder();
        write(node, text);
        return text.toString();
    }

    private static void write(JsonNode node, StringBuilder text) {
        switch (node.getNodeType()) {
            case OBJECT -> writeObject(node, text);
            case ARRAY -> {
                text.append('[');
                for (var i = 0; i < node.size(); i++) {
                    if (i > 0) text.append(',');
                    write(node.get(i), text);
                }
                text.append(']');
            }
            case STRING -> writeString(node.stringValue(), text);
            case NUMBER -> text.append(number(node.decimalValue()));
            case BOOLEAN -> text.append(node.booleanValue());
            case NULL, MISSING -> text.append("null");
            case BINARY, POJO -> throw new IllegalArgumentException("Not read from JSON: " + node.getNodeType());
        }
    }

    private static void writeObject(JsonNode node, StringBuilder text) {
        // by UTF-16 units, as String compares
        var names = new ArrayList<>(node.propertyNames());
        Collections.sort(names);
        text.append('{');
        for (var i = 0; i < names.size(); i++) {
            if (i > 0) text.append(',');
            writeString(names.get(i), text);
            text.append(':');
            write(node.get(names.get(i)), text);
        }
        text.append('}');
    }

    private static void writeString(String value, StringBuilder text) {
        text.append('"');
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < ' ') text.append("\\u%04x".formatted((int) c));
                    else text.append(c);
                }
            }
        }
        text.append('"');
    }

    /// ECMAScript's way (Number::toString) for the double nearest to the number.
    static String number(BigDecimal exact) {
        var value = exact.doubleValue();
        if (value == 0) return "0";
        var shortest = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        var digits = shortest.unscaledValue().toString();
        var point = digits.length() - shortest.scale(); // how many digits stand before the point
        return (value < 0 ? "-" : "") + written(digits, point);
    }

    private static String written(String digits, int point) {
        var count = digits.length();
        if (count <= point && point <= 21) return digits + "0".repeat(point - count);
        if (0 < point && point <= 21) return digits.substring(0, point) + "." + digits.substring(point);
        if (-6 < point && point <= 0) return "0." + "0".repeat(-point) + digits;
        var exponent = point - 1;
        return digits.charAt(0) + (count > 1 ? "." + digits.substring(1) : "") + "e" + (exponent < 0 ? "-" : "+")
                + Math.abs(exponent);
    }
}
