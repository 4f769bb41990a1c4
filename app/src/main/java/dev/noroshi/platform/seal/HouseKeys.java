package dev.noroshi.platform.seal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// OpenPGP keys of the house, with which it signs what it gives out to everybody. They lie in a folder, readable to their owner
/// only, numbered from 1. A key is good for three years; the next one is made ninety days before the end, so that readers have
/// both for that long. Nodes that work on one database need the same folder.
public final class HouseKeys {

    private static final Period GOOD_FOR = Period.ofYears(3);
    private static final Period BOTH = Period.ofDays(90);
    private static final String SUFFIX = ".asc";

    private final Path folder;
    private final Map<Path, SigningKey> read = new ConcurrentHashMap<>();

    public HouseKeys(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// The public half of a key.
    ///
    /// @param fingerprint 40 hexadecimal digits in capitals
    /// @param armoured as other programs read it (RFC 9580, section 6)
    public record Published(String fingerprint, Instant from, Instant until, String armoured) {
    }

    /// The keys whose signatures are good now, the one that signs first.
    ///
    /// @param holder whose key it is, if one must be made first
    public List<Published> published(String holder, Instant now) {
        var signing = signing(holder, now);
        var all = new ArrayList<>(List.of(signing.published()));
        held().stream().filter(each -> each.isGood(now) && !each.published().equals(signing.published()))
                .map(SigningKey::published).forEach(all::add);
        return List.copyOf(all);
    }

    /// All keys there ever were, in the order in which they were made; none is made for that.
    public List<Published> all() {
        return held().stream().map(SigningKey::published).toList();
    }

    /// The public half of any key there ever was, by its fingerprint.
    public Optional<Published> find(String fingerprint) {
        return held().stream().map(SigningKey::published).filter(each -> each.fingerprint().equals(fingerprint))
                .findFirst();
    }

    /// The signature of a document, to stand beside it.
    public String sign(byte[] document, String holder, Instant now) {
        return signing(holder, now).sign(document, now);
    }

    private synchronized SigningKey signing(String holder, Instant now) {
        var good = good(now);
        if (good.isPresent()) return good.get();
        make(holder, now);
        return good(now).orElseThrow(() -> new IllegalStateException("There is no key to sign with in " + folder));
    }

    private Optional<SigningKey> good(Instant now) {
        var soon = now.atOffset(ZoneOffset.UTC).plus(BOTH).toInstant();
        return held().reversed().stream().filter(each -> each.isGood(now) && each.isGood(soon)).findFirst();
    }

    /// In the order in which they were made.
    private List<SigningKey> held() {
        var held = new ArrayList<SigningKey>();
        for (var number = 1; Files.exists(file(number)); number++)
            held.add(read.computeIfAbsent(file(number), HouseKeys::read));
        return held;
    }

    private Path file(int number) {
        return folder.resolve(number + SUFFIX);
    }

    private static SigningKey read(Path file) {
        try {
            return SigningKey.read(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Reading " + file, e);
        }
    }

    /// Written beside its place first: another program on the same folder never sees half a key, and who is quicker wins.
    private void make(String holder, Instant now) {
        var until = now.atOffset(ZoneOffset.UTC).plus(GOOD_FOR).toInstant();
        try {
            Files.createDirectories(folder,
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            var unfinished = Files.createTempFile(folder, "new", "",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try {
                Files.write(unfinished, SigningKey.make(holder, now, until));
                Files.createLink(file(held().size() + 1), unfinished);
            } catch (FileAlreadyExistsException theirs) {
                return;
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Making a key in " + folder, e);
        }
    }
}
