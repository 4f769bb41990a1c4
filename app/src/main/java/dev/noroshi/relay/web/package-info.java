/// The pages of reports after they were sent: the lists, and a report as its reporter, a secretariat, a ministry or the
/// centre has it.
@NullMarked
package dev.noroshi.relay.web;

import org.jspecify.annotations.NullMarked;
