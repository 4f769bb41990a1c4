/// The program from outside: it is started as it is packaged, used through its pages and its API, and now and then
/// killed. Nothing here knows a class of it.
@NullMarked
package dev.noroshi.e2e;

import org.jspecify.annotations.NullMarked;
