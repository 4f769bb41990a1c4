/// Source protection (情報連絡元の保護): what would tell who reported, found before it leaves.
///
/// *Words*: an **identifier** (識別情報) is anything that names an organisation: a name, a person, a telephone number, a
/// domain, an address range; a **finding** (指摘) is a place of a text where one stands, however it is written; **letting
/// through** (わけを書いて残す) is what a second person does with a finding that may stay.
///
/// *Promises*: at the centre a text is compared with the identifiers of all organisations alike, never with those of "the"
/// reporter, whom the centre does not know; a finding says what sort of body a name belongs to, never whose report it
/// came from; what a person let stand stands only as long as its words do.
///
/// Source: handbook II.2.2 (情報連絡元の匿名化等), II.3.1.
@ApplicationModule(displayName = "Source protection", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access", "sharing", "form"})
@NullMarked
package dev.noroshi.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
