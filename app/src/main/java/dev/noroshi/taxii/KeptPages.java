package dev.noroshi.taxii;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.noroshi.taxii.Editions.Edition;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Pages with their bytes ready, for all who see the same. A page is good as long as nothing was added to its collection and
/// nothing taken out of it; what somebody sees is found out before, and is part of what is asked.
@Component
class KeptPages {

    /// What a page takes besides its bytes, roughly.
    private static final int AROUND = 1_000;

    /// The database answers about as many at once as there are processors. Who comes first is served first, which nobody sees to
    /// where all wait for a connection.
    private static final int AT_ONCE = 2 * Runtime.getRuntime().availableProcessors();

    private final Cache<Wanted, Kept> kept;
    private final Semaphore reading = new Semaphore(AT_ONCE, true);

    KeptPages(TaxiiSettings settings) {
        this.kept = Caffeine.newBuilder().maximumWeight(settings.memory().toBytes())
                .weigher((Wanted wanted, Kept page) -> page.page().inside().length + wanted.audiences().length()
                        + wanted.filters().length() + AROUND)
                .executor(Runnable::run).build();
    }

    /// All that decides what stands on a page.
    ///
    /// @param audiences what may be seen, as a [Sight] says it
    record Wanted(int collection, String audiences, Pager.Of what, String filters, Optional<Instant> after, int most) {
    }

    /// What stands on it.
    ///
    /// @param inside the entries, between the brackets
    /// @param first when the first of them was added; none of an empty page
    /// @param ending whether more come after it
    record Page(byte[] inside, Optional<Instant> first, Optional<Instant> last, Ending ending) {

        boolean isEmpty() {
            return first.isEmpty();
        }
    }

    /// How a page ends.
    enum Ending {
        MORE_FOLLOWS, END
    }

    private record Kept(Page page, long edition) {
    }

    /// The page as it was kept, or else as it is read now.
    ///
    /// @param edition the one there was before whoever asks found out what they see
    Page get(Wanted wanted, Edition edition, Supplier<Page> read) {
        var known = kept.getIfPresent(wanted);
        if (known != null && known.edition() == edition.number()) return known.page();
        var page = inTurn(read);
        kept.put(wanted, new Kept(page, edition.number()));
        return page;
    }

    private Page inTurn(Supplier<Page> read) {
        reading.acquireUninterruptibly();
        try {
            return read.get();
        } finally {
            reading.release();
        }
    }
}
