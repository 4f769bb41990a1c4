package dev.noroshi.access;

import java.util.List;

/// The roles one may slip into in a demonstration. The demo room offers it as a Spring bean; without one there is no
/// role switch and no route behind it.
public interface DemoRoles {

    /// The roles in the order of the buttons.
    List<DemoRole> roles();

    /// A prepared account.
    ///
    /// @param code the value of the button (`operator`, `secretariat`, `ministry`, `centre`, `council`, `auditor` …); its
    ///        word stands under `access.demo.<code>`
    /// @param login the account that is signed in
    record DemoRole(String code, String login) {
    }
}
