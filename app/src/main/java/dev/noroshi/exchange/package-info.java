/// Exchange with machines of others (外部との交換): threat information fetched from their TAXII servers, and the desk at which
/// somebody of the centre looks through all that came in.
///
/// *Words*: a **peer** (接続先) is a collection on a TAXII server of others; a **place** is how far it has been read; what
/// came in waits in **quarantine** (隔離先), and is **let in** (取り込み) or **turned away** (不採用).
///
/// *Promises*: a peer is asked through the guarded client alone; what came is kept together with the place up to which it was
/// read, so that a crash neither loses nor repeats anything; nothing that came in goes anywhere before a person let it in, and
/// then no further than its marking says: what is marked in a way nobody explained to us is AMBER+STRICT. A secret of a peer
/// is kept sealed and never shown.
@ApplicationModule(displayName = "Exchange", allowedDependencies = {"kernel", "platform", "stix", "audit", "directory",
        "access", "indicator", "taxii"})
@NullMarked
package dev.noroshi.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
