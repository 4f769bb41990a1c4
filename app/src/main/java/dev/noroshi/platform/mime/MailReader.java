package dev.noroshi.platform.mime;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.io.MaxHeaderLimitException;
import org.apache.james.mime4j.io.MaxHeaderLengthLimitException;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/// Reads mails, and stops where one may do harm.
public final class MailReader {

    private final MimeLimits limits;
    private final MimeConfig config;

    public MailReader(MimeLimits limits) {
        this.limits = limits;
        var head = (int) limits.head().toBytes();
        this.config = MimeConfig.custom().setMaxHeaderLen(head).setMaxHeaderCount(limits.fields()).setMaxLineLen(-1)
                .setMaxContentLen(-1).build();
    }

    /// Reads a mail as it came.
    public MailReading read(byte[] raw) {
        if (raw.length > limits.size().toBytes()) return hostile(Danger.TOO_LARGE, raw);
        var ends = LineEnds.of(raw);
        if (ends == LineEnds.NUL) return hostile(Danger.NULS, raw);
        if (ends == LineEnds.MIXED) return hostile(Danger.LINE_ENDS, raw);
        if (headLength(raw) > limits.head().toBytes()) return hostile(Danger.HEAD_TOO_LARGE, raw);
        return walk(raw);
    }

    private MailReading hostile(Danger danger, byte[] raw) {
        return new MailReading.Hostile(danger, headOf(raw));
    }

    /// Where the head ends; the whole length when there is nothing but a head.
    private static int headLength(byte[] raw) {
        for (var at = 0; at + 1 < raw.length; at++)
            if (raw[at] == '\n' && (raw[at + 1] == '\n' || raw[at + 1] == '\r')) return at;
        return raw.length;
    }

    /// As much of the head as may be looked at, so that a person can see whose mail was refused.
    private Head headOf(byte[] raw) {
        var length = Math.min(headLength(raw), 16 << 10);
        var fields = new ArrayList<Head.Field>();
        for (var line : new String(raw, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1)
                .split("\r?\n(?![ \t])")) {
            var colon = line.indexOf(':');
            if (colon > 0 && fields.size() < limits.fields())
                fields.add(new Head.Field(
                        line.substring(0, colon).strip().toLowerCase(java.util.Locale.ROOT),
                        line.substring(colon + 1).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1)));
        }
        return new Head(fields);
    }

    private MailReading walk(byte[] raw) {
        var walk = new Walk();
        try {
            var danger = walk.through(raw);
            return danger.<MailReading>map(found -> new MailReading.Hostile(found, walk.head()))
                    .orElseGet(() -> new MailReading.Read(walk.mail()));
        } catch (MaxHeaderLimitException | MaxHeaderLengthLimitException e) {
            return hostile(Danger.HEAD_TOO_LARGE, raw);
        } catch (MimeException | IOException | IllegalArgumentException e) {
            return hostile(Danger.UNREADABLE, raw);
        }
    }

    /// One way through one mail.
    private final class Walk {
        private final List<Head.Field> head = new ArrayList<>();
        private final List<Piece> pieces = new ArrayList<>();
        private final List<Head.Field> part = new ArrayList<>();
        private int depth;
        private int parts;
        private boolean isInside;

        Head head() {
            return new Head(head);
        }

        ReadMail mail() {
            return new ReadMail(head(), parameters(head, "content-type"), pieces);
        }

        Optional<Danger> through(byte[] raw) throws MimeException, IOException {
            var stream = new MimeTokenStream(config);
            stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
            stream.parse(new ByteArrayInputStream(raw));
            for (var state = stream.getState(); state != EntityState.T_END_OF_STREAM; state = stream.next()) {
                var danger = step(stream, state);
                if (danger.isPresent()) return danger;
            }
            return Optional.empty();
        }

        private Optional<Danger> step(MimeTokenStream stream, EntityState state) throws IOException {
            switch (state) {
                case T_START_HEADER -> part.clear();
                case T_FIELD -> field(stream.getField());
                case T_END_HEADER -> {
                    if (!isInside) head.addAll(part);
                    isInside = true;
                }
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_START_BODYPART -> parts++;
                case T_BODY -> {
                    return body(stream.getDecodedInputStream().readAllBytes());
                }
                default -> {
                    // what stands before and after the parts is for programs that know no parts
                }
            }
            if (depth > limits.depth()) return Optional.of(Danger.TOO_DEEP);
            return parts > limits.parts() ? Optional.of(Danger.TOO_MANY_PARTS) : Optional.empty();
        }

        private void field(Field field) {
            var raw = field.getRaw();
            var bytes = raw == null ? new byte[0] : raw.toByteArray();
            var colon = 0;
            while (colon < bytes.length && bytes[colon] != ':')
                colon++;
            part.add(new Head.Field(field.getNameLowerCase(),
                    java.util.Arrays.copyOfRange(bytes, Math.min(colon + 1, bytes.length), bytes.length)));
        }

        private Optional<Danger> body(byte[] content) {
            var type = parameters(part, "content-type");
            var disposition = parameters(part, "content-disposition");
            var name = disposition.get("filename").or(() -> type.get("name")).filter(found -> !found.isBlank());
            var danger = name.flatMap(FileName::danger);
            if (danger.isPresent()) return danger;
            var piece = new Piece(type.value().isEmpty() ? "text/plain" : type.value(),
                    type.get("charset").orElse(null),
                    name.map(FileName::kept).orElse(null),
                    name.isPresent() || disposition.value().equals("attachment"), content);
            pieces.add(piece);
            return piece.isArchive() ? ArchiveGate.danger(content, limits) : Optional.empty();
        }

        private static Parameters parameters(List<Head.Field> fields, String name) {
            return fields.stream().filter(field -> field.name().equals(name)).findFirst()
                    .map(field -> Parameters.of(field.body())).orElse(Parameters.NONE);
        }
    }
}
