package dev.noroshi.bench;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// Reads the filled sample of the official form (xlsx). Needs no running program, only its classes. Limit: 150 ms.
final class ReadForm {

    private static final double LIMIT = 150;

    private final Path jar;

    ReadForm(Path jar) {
        this.jar = jar;
    }

    void run() throws Exception {
        var sample = Files.readAllBytes(jar.resolveSibling("../../src/test/resources/forms/report-form-example.xlsx"));
        try (var loader = new URLClassLoader(new URL[]{jar.toUri().toURL()}, getClass().getClassLoader())) {
            var definition = loader.loadClass("dev.noroshi.form.FormDefinition");
            var forms = forms(loader);
            var form = forms.getClass().getMethod("reportForm", LocalDate.class).invoke(forms, LocalDate.of(2026, 11, 20));
            var xlsx = loader.loadClass("dev.noroshi.form.ReportFormXlsx");
            var reader = xlsx.getConstructor(definition).newInstance(form);
            var read = xlsx.getMethod("read", byte[].class, Instant.class);
            var now = Instant.parse("2026-11-20T01:00:00Z");
            var answer = String.valueOf(read.invoke(reader, sample, now));
            if (!answer.startsWith("Read[")) throw new IllegalStateException("The sample was not read: " + answer);
            Figures.of(30, 100, () -> read.invoke(reader, sample, now)).print("read the sample form (xlsx)", LIMIT);
        }
    }

    /// The forms, with a registry that knows no sector.
    private static Object forms(ClassLoader loader) throws Exception {
        var sectors = loader.loadClass("dev.noroshi.form.SectorNames");
        var none = Proxy.newProxyInstance(loader, new Class<?>[]{sectors}, (proxy, method, arguments) -> List.of());
        return loader.loadClass("dev.noroshi.form.Forms").getConstructor(sectors).newInstance(none);
    }
}
