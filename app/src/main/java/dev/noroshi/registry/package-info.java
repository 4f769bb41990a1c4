/// The registry as people use it: the map of CEPTOARs as of any day, the members a reader may see, and the files by
/// which members and their people are brought in and taken out.
///
/// *Words*: map (セプターの一覧), member (構成員), import (取り込み), plan: what an import would change.
///
/// *Promises*: an import says everything that is wrong with a file at once and then changes nothing; what it would
/// change can be seen before it is done; a secretariat touches only its own CEPTOAR.
@ApplicationModule(displayName = "Registry", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access", "form"})
@NullMarked
package dev.noroshi.registry;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
