package dev.noroshi.upkeep;

import dev.noroshi.kernel.Sha256;
import dev.noroshi.platform.start.CannotStart;
import dev.noroshi.upkeep.Contents.End;
import dev.noroshi.upkeep.Contents.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// A backup that is read.
///
/// @param manifest what it says before the tables
/// @param end what it says after them
record Archive(Manifest manifest, End end) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Takes one part after the other.
    interface Reader {
        void part(String name, InputStream content) throws IOException, SQLException;
    }

    /// Reads the whole file and compares it with what it says about itself.
    ///
    /// @throws CannotStart when it is not whole, not ours, or not to be opened with the passphrase
    static Archive check(Path file, char[] passphrase) {
        var found = new HashMap<String, String>();
        var own = new Object() {
            @Nullable
            Manifest manifest;
            @Nullable
            End end;
        };
        read(file, passphrase, (name, content) -> {
            switch (name) {
                case Contents.END -> own.end = JSON.readValue(content.readAllBytes(), End.class);
                case Contents.MANIFEST -> {
                    var digested = digested(content);
                    var manifest = JSON.readTree(digested.readAllBytes());
                    if (manifest.path("format").asInt() != Contents.FORMAT) throw newer();
                    own.manifest = JSON.treeToValue(manifest, Manifest.class);
                    found.put(name, hex(digested));
                }
                default -> {
                    var digested = digested(content);
                    digested.transferTo(OutputStream.nullOutputStream());
                    found.put(name, hex(digested));
                }
            }
        });
        var manifest = own.manifest;
        var end = own.end;
        if (manifest == null || end == null || !end.digests().equals(found)) throw damaged(null);
        return new Archive(manifest, end);
    }

    /// Goes through the parts in their order.
    static void read(Path file, char[] passphrase, Reader reader) {
        try (var in = Files.newInputStream(file);
                var content = Envelope.opened(in, passphrase);
                var zip = new ZipInputStream(content)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                reader.part(entry.getName(), new Part(zip));
            // to the very end, where the last seal of the encryption is
            content.transferTo(OutputStream.nullOutputStream());
        } catch (NoSuchFileException e) {
            throw new CannotStart("ファイル " + file + " がありません。", "there is no file " + file, e);
        } catch (IOException | JacksonException e) {
            throw damaged(e);
        } catch (SQLException e) {
            throw new CannotStart("バックアップの内容をデータベースに入れられません。", "the database does not take what is in the backup", e);
        }
    }

    /// One part, which whoever reads it may not close the whole with.
    private static final class Part extends java.io.FilterInputStream {

        Part(InputStream whole) {
            super(whole);
        }

        @Override
        public void close() {
            // the whole is closed by whoever opened it
        }
    }

    private static DigestInputStream digested(InputStream content) {
        return new DigestInputStream(content, Sha256.digest());
    }

    private static String hex(DigestInputStream digested) {
        return HexFormat.of().formatHex(digested.getMessageDigest().digest());
    }

    /// The migrations of the backup this program brings as well.
    ///
    /// @throws CannotStart when there is one it does not know
    Map<String, org.springframework.core.io.Resource> migrations() {
        var known = Structure.migrations();
        if (!known.keySet().containsAll(manifest.migrations())) throw newer();
        known.keySet().retainAll(manifest.migrations());
        return known;
    }

    private static CannotStart newer() {
        return new CannotStart("このバックアップは新しい版のNoroshiで作られています。同じか新しい版のNoroshiで復元してください。",
                "this backup was made by a newer Noroshi; restore it with that version or a later one");
    }

    static CannotStart damaged(@Nullable Exception cause) {
        return new CannotStart("バックアップが壊れているか、途中で切れています。", "the backup is damaged or was cut off", cause);
    }
}
