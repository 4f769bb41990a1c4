/// 公開情報: vulnerability bulletins of the public, out and in. Out goes what everybody may see of the centre's advisories, as
/// CSAF documents and as a feed; in comes what JVN, vendors and others publish, for the centre's analysts to read and to draft
/// an advisory from.
///
/// *Words*: a **bulletin** is a notice somebody else has published; a **source** is where such notices come from (CSAF,
/// JVNRSS, RSS or Atom); a **round** asks the sources that are due; what a bulletin said before it changed is an **earlier
/// version**.
///
/// *Promises*: out goes nothing but what is marked CLEAR, went out and is no drill, and of what was recalled only that it was;
/// sources are asked through the guarded client alone, and what they say is text and never markup; one that fails is asked
/// again later, and says so on its page; nothing of a bulletin reaches an advisory unless a person puts it there.
@ApplicationModule(displayName = "Bulletin", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access", "form", "channel", "advisory"})
@NullMarked
package dev.noroshi.bulletin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
