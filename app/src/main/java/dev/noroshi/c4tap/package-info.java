/// C4TAP（セプターカウンシルにおける標的型攻撃に関する情報共有体制）: mails sent in as suspicious, made into cases and shared among the
/// CEPTOARs that take part.
///
/// *Words*: a **case** (案件) is what one such mail tells of an attack; its **traits** (特徴) are single lines of its head, its
/// links, the names and hashes of its attachments; its **origin** (提供元) is who sent it in, by which mail, and whose people
/// see to it (its **desk**); those who **take part** (参加セプター) are on a list the centre keeps.
///
/// *Promises*: where a case came from is read by its desk alone, which passes on traits and nothing else; a trait that names who
/// reported, or whom the mail was sent to, is passed on by nobody; the text of the mail is no trait; attachments are neither
/// opened nor shown, and the mail as it came stays in quarantine. Those who take part are told of a case by a parcel from the
/// centre, which says nothing of it and comes to the desk's own CEPTOAR like to all others.
///
/// Source: CEPTOAR Council, report on activities in fiscal 2024 (C4TAP in operation since 2012-12-25).
@ApplicationModule(displayName = "C4TAP", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "sharing", "source", "delivery", "mailin"})
@NullMarked
package dev.noroshi.c4tap;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
