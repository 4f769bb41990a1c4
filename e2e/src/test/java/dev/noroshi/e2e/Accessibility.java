package dev.noroshi.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// WCAG 2.2 at level AA, as far as a machine can tell.
final class Accessibility {

    private static final String AXE = read("/axe/axe.min.js");
    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
              });
              return found.violations.map(violation => violation.id + ' (' + violation.impact + '): ' + violation.help
                + violation.nodes.map(node => '\\n    ' + node.html.slice(0, 200) + '\\n      '
                  + node.failureSummary.replaceAll('\\n', ' ')).join(''));
            }""";

    private Accessibility() {
    }

    /// Fails with every violation on the page: the rule, the element and what to do.
    static void assertAccessible(Page page) {
        page.evaluate(AXE);
        @SuppressWarnings("unchecked")
        var violations = (List<String>) page.evaluate(RUN);
        assertThat(violations).as("accessibility of " + page.url()).isEmpty();
    }

    /// Fails when the page must be scrolled sideways to be read.
    static void assertFitsItsWidth(Page page) {
        var overflow = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(overflow.intValue()).as("pixels beyond the right edge of " + page.url()).isLessThanOrEqualTo(0);
    }

    private static String read(String resource) {
        try (var in = Accessibility.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException(resource + " is not there");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
