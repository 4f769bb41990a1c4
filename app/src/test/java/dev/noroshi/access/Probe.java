package dev.noroshi.access;

import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Handlers that exist in tests only, to see what happens before and after one.
@TestComponent
@RestController
class Probe {

    record Body(String name, List<Line> lines) {
    }

    record Line(int number) {
    }

    @GetMapping("/api/v1/probe")
    @Permit(Permission.WRITE_REPORT)
    Map<String, String> who(Caller caller) {
        return Map.of("role", caller.role().code(), "language", caller.language().tag());
    }

    @PostMapping("/api/v1/probe")
    @Permit(Permission.WRITE_REPORT)
    Body echo(@RequestBody Body body) {
        return body;
    }

    @GetMapping("/api/v1/probe/{id}")
    @Permit(Permission.WRITE_REPORT)
    UUID one(@PathVariable UUID id) {
        return id;
    }

    @PostMapping("/api/v1/probe/file")
    @Permit(Permission.WRITE_REPORT)
    long file(@RequestParam MultipartFile file) {
        return file.getSize();
    }

    @PostMapping("/probe/file")
    @Permit(Permission.WRITE_REPORT)
    String upload(@RequestParam MultipartFile file) {
        return "size " + file.getSize();
    }

    @GetMapping({"/probe/broken", "/api/v1/probe/broken"})
    @Open("breaks down for anybody")
    String broken() {
        throw new IllegalStateException("the secret inside");
    }

    @GetMapping("/api/v1/probe/busy")
    @Open("finds no connection for anybody")
    String busy() {
        throw new CannotCreateTransactionException("busy", new SQLTransientConnectionException("none free"));
    }
}
