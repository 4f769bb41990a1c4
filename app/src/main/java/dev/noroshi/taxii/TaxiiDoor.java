package dev.noroshi.taxii;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// What machines fetch by TAXII 2.1. Addresses without the slash at their end are answered too.
@Controller
class TaxiiDoor {

    static final String ROOT = "/taxii2/noroshi/";
    static final String COLLECTION = ROOT + "collections/{collection}";

    private final TaxiiAnswers answers;
    private final Resources resources;
    private final Sights sights;
    private final Shelf shelf;
    private final Editions editions;
    private final Pager pager;

    TaxiiDoor(TaxiiAnswers answers, Resources resources, Sights sights, Shelf shelf, Editions editions,
            Pager pager) {
        this.answers = answers;
        this.resources = resources;
        this.sights = sights;
        this.shelf = shelf;
        this.editions = editions;
        this.pager = pager;
    }

    /// Discovery (section 4.1).
    @GetMapping({"/taxii2", "/taxii2/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> discovery(Caller caller, HttpServletRequest request) {
        return answers.to(request, () -> answers.json(HttpStatus.OK, resources.discovery(request)));
    }

    /// The API root (section 4.2).
    @GetMapping({"/taxii2/noroshi", ROOT})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> root(Caller caller, HttpServletRequest request) {
        return answers.to(request, () -> answers.json(HttpStatus.OK, resources.root(request)));
    }

    /// The collections the caller knows (section 5.1).
    @GetMapping({ROOT + "collections", ROOT + "collections/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> collections(Caller caller, HttpServletRequest request) {
        return answers.to(request, () -> {
            var sight = sights.of(caller);
            return answers.json(HttpStatus.OK, resources.collections(request, sight, shelf.known(sight)));
        });
    }

    /// One of them (section 5.2).
    @GetMapping({COLLECTION, COLLECTION + "/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> collection(Caller caller, HttpServletRequest request, @PathVariable String collection) {
        return answers.to(request, () -> {
            var sight = sights.of(caller);
            return shelf.find(sight, collection)
                    .map(found -> answers.json(HttpStatus.OK, resources.collection(request, sight, found)))
                    .orElseGet(() -> unknown(request));
        });
    }

    /// Objects (section 5.4).
    @GetMapping({COLLECTION + "/objects", COLLECTION + "/objects/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> objects(Caller caller, HttpServletRequest request, @PathVariable String collection) {
        return page(caller, request, collection, Pager.Of.OBJECTS, Optional.empty());
    }

    /// The manifest (section 5.3).
    @GetMapping({COLLECTION + "/manifest", COLLECTION + "/manifest/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> manifest(Caller caller, HttpServletRequest request, @PathVariable String collection) {
        return page(caller, request, collection, Pager.Of.MANIFEST, Optional.empty());
    }

    /// One object (section 5.6).
    @GetMapping({COLLECTION + "/objects/{object}", COLLECTION + "/objects/{object}/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> object(Caller caller, HttpServletRequest request, @PathVariable String collection,
            @PathVariable String object) {
        return page(caller, request, collection, Pager.Of.OBJECTS, Optional.of(object));
    }

    /// The versions of an object (section 5.8).
    @GetMapping({COLLECTION + "/objects/{object}/versions", COLLECTION + "/objects/{object}/versions/"})
    @Permit(Permission.READ_ADVISORY)
    ResponseEntity<byte[]> versions(Caller caller, HttpServletRequest request, @PathVariable String collection,
            @PathVariable String object) {
        return page(caller, request, collection, Pager.Of.VERSIONS, Optional.of(object));
    }

    private ResponseEntity<byte[]> page(Caller caller, HttpServletRequest request, String collection, Pager.Of what,
            Optional<String> object) {
        return answers.to(request, () -> {
            var found = shelf.find(sights.of(caller), collection);
            if (found.isEmpty()) return unknown(request);
            // asked first: what is read below is this edition or a later one
            var edition = editions.of(found.get());
            var sight = sights.of(caller, found.get(), edition);
            return switch (Asked.read(request.getQueryString())) {
                case Asked.Read.Bad(var problem) -> answers.refuse(request, HttpStatus.BAD_REQUEST, problem.code(),
                        problem.details().toArray(String[]::new));
                case Asked.Read.Good(var asked) ->
                    switch (pager.page(found.get(), edition, sight, asked, what, object)) {
                        case Pager.Turned.Page page -> {
                            // what can be deleted must not be seen a second later
                            if (found.get().kind() != Collection.Kind.QUARANTINE)
                                ReadyAnswers.offer(request, page.body());
                            yield answers.bytes(HttpStatus.OK, page.headers(), page.body());
                        }
                        case Pager.Turned.WrongCursor() ->
                            answers.refuse(request, HttpStatus.BAD_REQUEST, "taxii.query-next");
                        case Pager.Turned.NoSuchObject() -> unknown(request);
                    };
            };
        });
    }

    private ResponseEntity<byte[]> unknown(HttpServletRequest request) {
        return answers.refuse(request, HttpStatus.NOT_FOUND, "not-found");
    }
}
