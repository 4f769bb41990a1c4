package dev.noroshi.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/// The role switch of a demonstration. Outside of one there is no such route.
@Controller
@ConditionalOnProperty("noroshi.demo")
class DemoPages {

    private final DemoRoles roles;
    private final Accounts accounts;
    private final Entrance entrance;
    private final Pages pages;

    DemoPages(DemoRoles roles, Accounts accounts, Entrance entrance, Pages pages) {
        this.roles = roles;
        this.accounts = accounts;
        this.entrance = entrance;
        this.pages = pages;
    }

    @PostMapping("/demo/role")
    @Open("In a demonstration everybody may slip into every role")
    ModelAndView become(@RequestParam String role, HttpServletRequest request, HttpServletResponse response) {
        var account = roles.roles().stream().filter(each -> each.code().equals(role)).findFirst()
                .flatMap(each -> accounts.byLogin(each.login()));
        if (account.isEmpty()) return pages.notFound(request);
        entrance.enter(account.get().person(), request, response);
        return new ModelAndView("redirect:/home");
    }
}
