/// The PostgreSQL everything is kept in: either the embedded one, which this program starts, guards and stops, or one
/// of the administrator's own. Nobody beyond this package can tell which.
///
/// *Promises*: what was committed survives a `kill -9` of the program, of PostgreSQL or of both; the embedded server
/// listens on the loopback address only, asks for a password, and never outlives the program.
@NullMarked
package dev.noroshi.platform.database;

import org.jspecify.annotations.NullMarked;
