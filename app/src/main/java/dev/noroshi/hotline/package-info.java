/// 緊急連絡: a line of text and a number to call back, for when the form is too slow.
///
/// *Words*: a **call** is one emergency contact; it **waits** until somebody at the other end has **taken** it, who or whose
/// colleague calls back, and is **closed** with what came of it; a call nobody takes within the target is **escalated**, step
/// by step; a secretariat may **pass on** a member's call as its own, without the member's name.
///
/// *Promises*: a call is at the other end as soon as it is sent, and sent twice it is one; only who calls and who is called
/// read it (TLP:RED); nobody is named to the centre without having been told so before; what is due to be escalated is
/// escalated whatever stood still in between; a report made from it carries nothing that leads back to the call.
///
/// The framework's drawing shows the hotline (ホットライン（緊急時など）, handbook fig. 1), but no rule for it has come down to
/// us: the target and the steps are settings of this program.
@ApplicationModule(displayName = "Hotline", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "sharing", "form", "report", "delivery"})
@NullMarked
package dev.noroshi.hotline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
