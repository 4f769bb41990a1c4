/// The only way out: whatever this program asks of another machine by HTTP goes through [GuardedClient].
///
/// *Promises*: never to a private, loopback, link-local or otherwise special address, whatever the name resolves to;
/// never after a redirect; the name is resolved once and the connection goes to what was checked; time and size end.
@NullMarked
package dev.noroshi.platform.outbound;

import org.jspecify.annotations.NullMarked;
