/// The registry: which sectors, ministries, CEPTOARs, secretariats and operators there are, who speaks for them, and
/// who stands above whom — as of any day.
///
/// *Words*: sector (分野), responsible ministry (所管省庁), CEPTOAR (セプター), secretariat (事務局), member (構成員).
///
/// *Promises*: every fact has a first and, if it ended, a last day; what the sources leave open stays open.
@ApplicationModule(displayName = "Directory", allowedDependencies = {"kernel", "platform"})
@NullMarked
package dev.noroshi.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
