package dev.noroshi.bulletin;

import dev.noroshi.kernel.Sha256;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Files everybody may fetch, kept in memory until anything public changes: programs ask for them by the hour, and what is
/// asked of the database then is one row.
@Component
public class PublicFiles {

    private static final int KEPT = 256;

    private final CsafDirectory directory;
    private final Map<String, Ready> kept = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Ready> eldest) {
            return size() > KEPT;
        }
    };
    private String edition = "";

    PublicFiles(CsafDirectory directory) {
        this.directory = directory;
    }

    /// A file that is ready.
    ///
    /// @param tag changes with its bytes
    @SuppressWarnings("ArrayRecordComponent")
    public record Ready(byte[] bytes, String tag) {
    }

    /// The file of that address, made if it is not kept.
    ///
    /// @param address with the host, which stands in many of the files
    public Optional<Ready> get(String address, Supplier<Optional<byte[]>> making) {
        // asked before the file is made: a change in between makes it anew next time
        var now = directory.edition();
        synchronized (kept) {
            if (!now.equals(edition)) {
                kept.clear();
                edition = now;
            }
            var known = kept.get(address);
            if (known != null) return Optional.of(known);
        }
        var made = making.get().map(bytes -> new Ready(bytes, "\"" + Sha256.hex(bytes).substring(0, 32) + "\""));
        made.ifPresent(ready -> {
            synchronized (kept) {
                if (now.equals(edition)) kept.put(address, ready);
            }
        });
        return made;
    }
}
