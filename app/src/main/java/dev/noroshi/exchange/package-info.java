/// Exchange with machines of others (外部との交換): threat information fetched from their TAXII servers, advisories handed to them, and the desk at which
/// somebody of the centre looks through all that came in.
///
/// *Words*: a **peer** (接続先) is a collection on a TAXII server of others; a **place** is how far it has been read; what
/// came in waits in **quarantine** (隔離先), and is **let in** (取り込み) or **turned away** (不採用). What is **handed over** (送信) to a peer is a **push**.
///
/// *Promises*: a peer is asked through the guarded client alone; what came is kept together with the place up to which it was
/// read, so that a crash neither loses nor repeats anything; nothing that came in goes anywhere before a person let it in, and
/// then no further than its marking says: what is marked in a way nobody explained to us is AMBER+STRICT. A secret of a peer
/// is kept sealed and never shown. What goes out is of advisories marked GREEN or CLEAR alone, drills where there are only
/// drills; that it goes stands written before it does, so that a recall reaches whoever may have it.
@ApplicationModule(displayName = "Exchange", allowedDependencies = {"kernel", "platform", "stix", "audit", "directory",
        "access", "indicator", "taxii"})
@NullMarked
package dev.noroshi.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
