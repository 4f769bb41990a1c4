/// Mails that only their readers can open: keys read and judged, mails encrypted and signed, by S/MIME (RFC 8551) and OpenPGP
/// (RFC 9580, RFC 3156). The libraries are loaded when the first key is needed, not at the start.
///
/// *Promises*: what cannot be encrypted is not handed back in clear text but with the reason; a key is judged as of the moment
/// it is given, never by the clock of the machine.
@NullMarked
package dev.noroshi.platform.seal;

import org.jspecify.annotations.NullMarked;
