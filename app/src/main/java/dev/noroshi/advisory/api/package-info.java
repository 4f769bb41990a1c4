/// How programs draft, read, issue and pass on advisories.
@NullMarked
package dev.noroshi.advisory.api;

import org.jspecify.annotations.NullMarked;
