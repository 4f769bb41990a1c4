package dev.noroshi.misp;

import dev.noroshi.access.Caller;
import dev.noroshi.bulletin.JsonGate;
import dev.noroshi.bulletin.Unreadable;
import dev.noroshi.kernel.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Brings the events of a file that holds several: what a search of MISP answers (`{"response": […]}`), or a plain list. Each is
/// brought by itself, so that one that cannot be kept does not keep the others out.
@Component
public class Batch {

    /// More than one search answers at once; the rest goes into another file.
    public static final int MOST = 200;

    private static final String LIST = "response";
    // half a pair of surrogates stays what it was, to be refused where it is read
    private static final ObjectWriter ESCAPED = JsonMapper.shared().writer().with(JsonWriteFeature.ESCAPE_NON_ASCII);
    private static final byte[] MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final Bringing bringing;

    Batch(Bringing bringing) {
        this.bringing = bringing;
    }

    /// What came of one of them.
    ///
    /// @param number from 1, in the order of the file
    public record Each(int number, Outcome<Bringing.Brought> outcome) {
    }

    /// Brings all of them, in their order.
    ///
    /// @return empty when the file holds no list of events: then it is one event, or none
    public Optional<List<Each>> take(Caller caller, byte[] file, Bringing.Wish wish) {
        var several = several(file);
        if (several.isEmpty()) return Optional.empty();
        if (several.get().size() > MOST)
            return Optional.of(List.of(new Each(1, new Outcome.Invalid<>(
                    List.of(Problem.of("file", "misp.too-many-events", Integer.toString(MOST)))))));
        var all = new ArrayList<Each>();
        for (var event : several.get())
            all.add(new Each(all.size() + 1, bringing.take(caller, event, wish)));
        return Optional.of(List.copyOf(all));
    }

    private static Optional<List<byte[]>> several(byte[] file) {
        try {
            var list = JsonGate.open(isList(file) ? named(file) : file).path(LIST);
            if (!list.isArray()) return Optional.empty();
            return Optional.of(list.valueStream().map(Batch::bytes).toList());
        } catch (Unreadable asOne) {
            // whoever reads it as one event says what is wrong with it
            return Optional.empty();
        }
    }

    private static byte[] bytes(JsonNode event) {
        return ESCAPED.writeValueAsBytes(event);
    }

    private static int start(byte[] file) {
        var at = new String(file, 0, Math.min(MARK.length, file.length), StandardCharsets.UTF_8).equals("\uFEFF")
                ? MARK.length
                : 0;
        while (at < file.length && Character.isWhitespace(file[at]))
            at++;
        return at;
    }

    private static boolean isList(byte[] file) {
        var start = start(file);
        return start < file.length && file[start] == '[';
    }

    /// The gate takes objects only.
    private static byte[] named(byte[] file) {
        var start = start(file);
        var named = new ByteArrayOutputStream(file.length + 16);
        named.writeBytes(("{\"" + LIST + "\":").getBytes(StandardCharsets.UTF_8));
        named.write(file, start, file.length - start);
        named.write('}');
        return named.toByteArray();
    }
}
