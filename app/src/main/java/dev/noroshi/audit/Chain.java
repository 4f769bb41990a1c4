package dev.noroshi.audit;

import dev.noroshi.kernel.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// How a line becomes a link: SHA-256 over the hash before, the position and every column, each with its length, so that
/// no two different lines read the same.
final class Chain {

    /// What the first line is joined to.
    static final byte[] BEGINNING = new byte[32];

    private static final byte[] SORT = "noroshi trail 1".getBytes(StandardCharsets.US_ASCII);

    private Chain() {
    }

    /// The columns of a row of `audit.entry`, as they are hashed.
    record Row(long id, OffsetDateTime at, @Nullable Long person, @Nullable String organisation, String kind,
            String act, @Nullable String route, String subject) {

        static Row of(ResultSet row) throws SQLException {
            return new Row(row.getLong("id"), row.getObject("at", OffsetDateTime.class),
                    row.getObject("person", Long.class), row.getString("organisation"), row.getString("kind"),
                    row.getString("act"), row.getString("route"), row.getString("subject"));
        }
    }

    static byte[] link(byte[] before, long position, Row row) {
        var bytes = new ByteArrayOutputStream(256);
        try (var out = new DataOutputStream(bytes)) {
            out.write(SORT);
            out.write(before);
            out.writeLong(position);
            out.writeLong(row.id());
            out.writeLong(ChronoUnit.MICROS.between(java.time.Instant.EPOCH, row.at().toInstant()));
            text(out, row.person() == null ? null : row.person().toString());
            text(out, row.organisation());
            text(out, row.kind());
            text(out, row.act());
            text(out, row.route());
            text(out, row.subject());
        } catch (IOException e) {
            throw new UncheckedIOException("Writing into memory", e);
        }
        return Sha256.of(bytes.toByteArray());
    }

    /// Nothing and the empty text differ.
    private static void text(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
            return;
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
