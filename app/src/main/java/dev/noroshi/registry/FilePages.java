package dev.noroshi.registry;

import dev.noroshi.platform.web.Download;
import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.directory.CeptoarLists;
import dev.noroshi.registry.MemberFiles.Reader;
import dev.noroshi.registry.RegistryFiles.Asked;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// Files to take away from the pages: made for people with a spreadsheet, unless a program is named as the reader.
@Controller
class FilePages {

    private final Pages pages;
    private final RegistryFiles files;
    private final MapFile mapFile;
    private final CeptoarLists lists;
    private final Clock clock;

    FilePages(Pages pages, RegistryFiles files, MapFile mapFile, CeptoarLists lists, Clock clock) {
        this.pages = pages;
        this.files = files;
        this.mapFile = mapFile;
        this.lists = lists;
        this.clock = clock;
    }

    @GetMapping("/files/registry/map.csv")
    @Permit(Permission.READ_REGISTRY)
    Object map(@RequestParam(defaultValue = "") String asOf, Caller caller, HttpServletRequest request) {
        var on = asOf.isBlank() ? Optional.of(LocalDate.now(clock)) : DayChoice.read(asOf);
        if (on.isEmpty()) return pages.notFound(request);
        return Download.of("noroshi-ceptoars-" + on.get() + ".csv", Download.CSV,
                mapFile.write(lists.on(on.get()), caller.language()));
    }

    @GetMapping("/files/registry/members.csv")
    @Permit(Permission.READ_REGISTRY)
    Object members(@RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String ceptoar,
            @RequestParam(name = "for", defaultValue = "") String reader, Caller caller, HttpServletRequest request) {
        return file(asOf, ceptoar, reader, request, asked -> files.members(caller, asked));
    }

    @GetMapping("/files/registry/people.csv")
    @Permit(Permission.EDIT_MEMBERS)
    Object people(@RequestParam(defaultValue = "") String asOf, @RequestParam(defaultValue = "") String ceptoar,
            @RequestParam(name = "for", defaultValue = "") String reader, Caller caller, HttpServletRequest request) {
        return file(asOf, ceptoar, reader, request, asked -> files.people(caller, asked));
    }

    private Object file(String asOf, String ceptoar, String reader, HttpServletRequest request,
            Function<RegistryFiles.Request, Optional<ResponseEntity<byte[]>>> find) {
        return switch (files.asked(asOf, ceptoar, reader.equals("program") ? Reader.PROGRAM : Reader.PERSON)) {
            case Asked.Wrong _ -> pages.notFound(request);
            case Asked.Understood(var asked) ->
                find.apply(asked).<Object>map(Function.identity()).orElseGet(() -> pages.notFound(request));
        };
    }
}
