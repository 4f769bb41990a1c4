/// Who in the organisation needs to know.
@NullMarked
package dev.noroshi.sharing.web;

import org.jspecify.annotations.NullMarked;
