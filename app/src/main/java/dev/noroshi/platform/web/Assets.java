package dev.noroshi.platform.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/// Addresses of our own style sheets, scripts and pictures. The address changes with the content, so that browsers may
/// keep a file for good and still never show an old one.
@Component
public class Assets {

    static final String HTMX = "/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    /// @param name the path below `static`, such as `noroshi.css`
    public String address(String name) {
        return addresses.computeIfAbsent(name, Assets::hashed);
    }

    /// The browser library we use, as released.
    public String htmx() {
        return HTMX;
    }

    private static String hashed(String name) {
        try (var content = new ClassPathResource("static/" + name).getInputStream()) {
            var dot = name.lastIndexOf('.');
            return "/assets/" + name.substring(0, dot) + "-" + DigestUtils.md5DigestAsHex(content)
                    + name.substring(dot);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading the asset " + name, e);
        }
    }
}
