/// 受信メール: mails that come in, by a mailbox or by a listener of our own, and what becomes of each.
///
/// *Words*: a mail is **sorted** into what it is: a mail of ours that came back (a **bounce**), a report on the official
/// form (it becomes a **draft**), an **answer** to what we told somebody, a **suspicious** mail passed to us, something a
/// program wrote by itself; what may do harm is **refused**; everything else lies in **quarantine** until a person decides.
/// The **desk** of a mail is the organisation whose people see to it: the secretariat of who seems to have sent it, else the
/// centre.
///
/// *Promises*: a mail is kept, with what became of it, before its server is told that we have it, so that nothing taken is
/// ever lost; the same mail twice is taken once; nothing is submitted for anybody; what somebody may have reported is seen by
/// their own desk and by nobody further up; no mail is answered but to a registered address, and without any of its content;
/// the log holds no address and no subject.
@ApplicationModule(displayName = "Mail in", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "sharing", "form", "report", "intake", "delivery", "channel", "advisory", "feedback"})
@NullMarked
package dev.noroshi.mailin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
