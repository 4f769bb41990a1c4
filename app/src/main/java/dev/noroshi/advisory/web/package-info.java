/// The pages of advisories: the centre writes, approves, issues and watches the reach; ministries and secretariats check
/// and pass on; operators read.
@NullMarked
package dev.noroshi.advisory.web;

import org.jspecify.annotations.NullMarked;
