package dev.noroshi.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.noroshi.testing.FrontDoor;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

/// The role switch, with roles of the test's own.
@FrontDoorTest
class DemoRolesTest {

    @Autowired
    ApplicationContext program;
    @Autowired
    Accounts accounts;
    @Autowired
    Entrance entrance;
    @Autowired
    Pages pages;
    @LocalServerPort
    int port;

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/demo/role");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @BeforeEach
    void open() {
        new FrontDoor(program, port).account(FrontDoor.lead(Role.MINISTRY));
    }

    @Test
    void oneClickAndOneIsSomebodyElse() {
        var before = Objects.requireNonNull(request.getSession());
        var answer = switchTo("ministry");
        assertThat(answer.getViewName()).isEqualTo("redirect:/home");
        var session = Objects.requireNonNull(request.getSession(false));
        assertThat(session.getId()).isNotEqualTo(before.getId());
        assertThat(session.getAttribute("noroshi.person"))
                .isEqualTo(accounts.byLogin(FrontDoor.lead(Role.MINISTRY)).orElseThrow().person().value());
    }

    @Test
    void aRoleThatIsNotOfferedLeadsNowhere() {
        assertThat(Objects.requireNonNull(switchTo("emperor").getStatus()).value()).isEqualTo(404);
        assertThat(request.getSession(false)).isNull();
    }

    private org.springframework.web.servlet.ModelAndView switchTo(String role) {
        DemoRoles roles = () -> List.of(new DemoRoles.DemoRole("ministry", FrontDoor.lead(Role.MINISTRY)));
        try {
            return new DemoPages(roles, accounts, entrance, pages).become(role, request, response);
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
