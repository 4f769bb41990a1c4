/// 連絡先の確認: whether the data by which people are reached are still right, and whether the ways to them work.
///
/// *Words*: a **check** asks everybody within a circle whether their data are right (一斉確認), a **test** rings every means of
/// theirs (連絡試験); whoever is **asked** answers by one press of a button, from a mail or a page; a **hand-over** (引継ぎ)
/// names who comes after somebody who has moved; **stale** is what nobody has confirmed for a year or could not be reached;
/// an **emergency desk** (緊急窓口) is a number with its hours.
///
/// *Promises*: opening a link confirms nothing, pressing the button does; a link shows and confirms the data of the one it
/// was sent to, masked, and nothing else; a reminder that is due is sent whatever stood still in between; who could not be
/// reached is listed with the cause. That the lists are checked each April follows the published lists of CEPTOARs, which
/// state the end of a fiscal year; days and intervals are settings of this program.
@ApplicationModule(displayName = "Contacts", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access",
        "registry", "delivery", "channel"})
@NullMarked
package dev.noroshi.contacts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
