package dev.noroshi.bulletin.web;

import dev.noroshi.access.Open;
import dev.noroshi.bulletin.CsafDirectory;
import dev.noroshi.bulletin.CsafPlace;
import dev.noroshi.bulletin.NewsFeed;
import dev.noroshi.bulletin.PublicFiles;
import dev.noroshi.kernel.Language;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// The files everybody may fetch: CSAF documents and what leads to them, and the news. They may be kept, but are asked after
/// each time: what was recalled must not be read on.
@Controller
class CsafFiles {

    private static final String WHY = "public advisories (TLP:CLEAR) are everybody's, and programs fetch them without an account";
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private static final MediaType SIGNATURE = new MediaType("application", "pgp-signature");
    private static final MediaType KEY = new MediaType("application", "pgp-keys");

    private final CsafDirectory directory;
    private final NewsFeed news;
    private final PublicFiles files;
    private final PublicAddress address;

    CsafFiles(CsafDirectory directory, NewsFeed news, PublicFiles files, PublicAddress address) {
        this.directory = directory;
        this.news = news;
        this.files = files;
        this.address = address;
    }

    @GetMapping(CsafPlace.FOLDER + "/provider-metadata.json")
    @Open(WHY)
    ResponseEntity<byte[]> metadata(HttpServletRequest request) {
        var place = address.place(request);
        return file(request, place, MediaType.APPLICATION_JSON, () -> Optional.of(directory.metadata(place)));
    }

    @GetMapping(CsafPlace.PUBLIC + "/index.txt")
    @Open(WHY)
    ResponseEntity<byte[]> index(HttpServletRequest request) {
        return file(request, address.place(request), TEXT, () -> Optional.of(directory.index()));
    }

    @GetMapping(CsafPlace.PUBLIC + "/changes.csv")
    @Open(WHY)
    ResponseEntity<byte[]> changes(HttpServletRequest request) {
        return file(request, address.place(request), CSV, () -> Optional.of(directory.changes()));
    }

    @GetMapping(CsafPlace.PUBLIC + "/csaf-feed-tlp-white.json")
    @Open(WHY)
    ResponseEntity<byte[]> feed(HttpServletRequest request) {
        var place = address.place(request);
        return file(request, place, MediaType.APPLICATION_JSON, () -> Optional.of(directory.feed(place)));
    }

    @GetMapping(CsafPlace.PUBLIC + "/service.json")
    @Open(WHY)
    ResponseEntity<byte[]> service(HttpServletRequest request) {
        var place = address.place(request);
        return file(request, place, MediaType.APPLICATION_JSON, () -> Optional.of(directory.service(place)));
    }

    @GetMapping(CsafPlace.PUBLIC + "/{year:\\d+}/{name}")
    @Open(WHY)
    ResponseEntity<byte[]> document(HttpServletRequest request, @PathVariable String year, @PathVariable String name) {
        var place = address.place(request);
        for (var algorithm : new String[]{"sha256", "sha512"})
            if (name.endsWith("." + algorithm)) {
                var file = name.substring(0, name.length() - algorithm.length() - 1);
                return file(request, place, TEXT, () -> directory.hash(place, year, file, algorithm));
            }
        if (name.endsWith(CsafPlace.SIGNATURE))
            return file(request, place, SIGNATURE, () -> directory.signature(place, year,
                    name.substring(0, name.length() - CsafPlace.SIGNATURE.length())));
        return file(request, place, MediaType.APPLICATION_JSON, () -> directory.document(place, year, name));
    }

    @GetMapping(CsafPlace.KEYS + "/{fingerprint:[0-9A-F]+}" + CsafPlace.SIGNATURE)
    @Open(WHY)
    ResponseEntity<byte[]> key(HttpServletRequest request, @PathVariable String fingerprint) {
        return file(request, address.place(request), KEY, () -> directory.key(fingerprint));
    }

    @GetMapping("/public/feeds/{language:ja|en}/{name:atom.xml|rss.xml}")
    @Open(WHY)
    ResponseEntity<byte[]> news(HttpServletRequest request, @PathVariable String language, @PathVariable String name) {
        var place = address.place(request);
        var kind = name.startsWith("atom") ? NewsFeed.Kind.ATOM : NewsFeed.Kind.RSS;
        return file(request, place, switch (kind) {
            case ATOM -> MediaType.APPLICATION_ATOM_XML;
            case RSS -> MediaType.APPLICATION_RSS_XML;
        }, () -> Optional.of(news.write(place, Language.of(language), kind)));
    }

    private ResponseEntity<byte[]> file(HttpServletRequest request, CsafPlace place, MediaType type,
            Supplier<Optional<byte[]>> making) {
        var found = files.get(place.base() + request.getRequestURI(), making);
        if (found.isEmpty()) return ResponseEntity.status(HttpStatus.NOT_FOUND).build();
        var ready = found.get();
        // Spring compares the tag and leaves the body out when the reader has it
        return ResponseEntity.ok().contentType(type).eTag(ready.tag())
                .cacheControl(CacheControl.noCache().cachePublic()).body(ready.bytes());
    }
}
