/// Carries parcels from one organisation to the next and knows who has what since when.
///
/// *Words*: a **parcel** is one thing handed by one organisation to another; it is delivered, opened, confirmed, done.
///
/// *Promises*: a parcel exists as soon as the transaction that hands it over ends; nobody gets the same one twice; what it
/// carries is not known here.
@ApplicationModule(displayName = "Delivery", allowedDependencies = {"kernel", "platform", "audit", "directory",
        "access", "sharing"})
@NullMarked
package dev.noroshi.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
