package dev.noroshi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.NoroshiTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Looking only at the beginning of a route first never finds another handler than looking at all of it.
@NoroshiTest
class QuickRoutesTest {

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping routes;

    /// An address with a letter written as its number is the same address, and is looked at closely.
    @Test
    void everyAddressLeadsToTheSameHandlerHoweverItIsWritten() {
        var asked = 0;
        for (var info : routes.getHandlerMethods().keySet())
            for (var pattern : info.getPatternValues()) {
                var path = pattern.replaceAll("\\{[^}]*}", "1").replace("*", "a");
                if (path.length() < 2) continue;
                var methods = info.getMethodsCondition().getMethods();
                var method = methods.isEmpty() ? RequestMethod.GET : methods.iterator().next();
                var written = "/%%%02x%s".formatted((int) path.charAt(1), path.substring(2));
                assertThat(handler(method, path)).as(method + " " + path).isEqualTo(handler(method, written));
                asked++;
            }
        assertThat(asked).isGreaterThan(400);
    }

    @Test
    void anAddressThatOnlyBeginsAsARouteDoesLeadsNowhere() {
        for (var path : new String[]{"/nothing", "/sign-i", "/sign-inn", "/api/v1/nothing/1", "/taxii2x/1"})
            assertThat(handler(RequestMethod.GET, path)).as(path).isEqualTo("nothing");
    }

    /// What is found, or the kind of refusal.
    private Object handler(RequestMethod method, String path) {
        var request = new MockHttpServletRequest(method.name(), path);
        ServletRequestPathUtils.parseAndCache(request);
        try {
            var found = routes.getHandler(request);
            return found == null ? "nothing" : found.getHandler();
        } catch (Exception e) {
            return e.getClass();
        }
    }
}
