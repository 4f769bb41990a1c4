package dev.noroshi.platform.mime;

import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/// Looks at the table of contents of a zip archive, which workbooks are too. Nothing is unpacked.
final class ArchiveGate {

    private static final byte[] ENTRY = {'P', 'K', 1, 2};
    /// A sheet of nothing but the same cell shrinks to a two-hundredth.
    private static final long MOST_SHRUNK = 300;
    private static final long SMALL = 20 << 20;

    private ArchiveGate() {
    }

    static Optional<Danger> danger(byte[] archive, MimeLimits limits) {
        // counted before anything is made of them
        if (entries(archive) > limits.files()) return Optional.of(Danger.BOMB);
        var unpacked = 0L;
        var packed = 0L;
        try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(archive)).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                unpacked += Math.max(0, entry.getSize());
                packed += Math.max(0, entry.getCompressedSize());
                if (FileName.danger(entry.getName()).filter(Danger.NAME_LEADS_ELSEWHERE::equals).isPresent())
                    return Optional.of(Danger.NAME_LEADS_ELSEWHERE);
            }
        } catch (IOException | IllegalArgumentException damaged) {
            // whoever opens it will say so
            return Optional.empty();
        }
        // entries that share their bytes claim more than there is
        var isBomb = unpacked > limits.unpacked().toBytes() || packed > archive.length
                || unpacked > SMALL && unpacked / Math.max(1, packed) > MOST_SHRUNK;
        return isBomb ? Optional.of(Danger.BOMB) : Optional.empty();
    }

    private static int entries(byte[] archive) {
        var count = 0;
        for (var at = 0; at + ENTRY.length <= archive.length; at++)
            if (archive[at] == 'P' && java.util.Arrays.equals(archive, at, at + ENTRY.length, ENTRY, 0, ENTRY.length))
                count++;
        return count;
    }
}
