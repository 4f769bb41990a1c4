/// How what waits in an inbox becomes known to people: by mail, webhook, telephone or fax, as each organisation and each
/// person has chosen for the urgency and the hour.
///
/// *Words*: a **means** is a way to people; a **choice** says which are used when; a **message** is one parcel made known to
/// one person or desk by one means; what cannot be handed on in spite of all tries is a **dead letter**.
///
/// *Promises*: the inbox is the delivery, a message only tells of it, so that what fails here loses nothing; a parcel that
/// exists is made known although the program is killed in between, and by the same means at most once more than meant; no
/// message holds more than number, importance, marking and a link, unless it is encrypted for its reader, or GREEN or CLEAR and asked for by a system of its recipient.
@ApplicationModule(displayName = "Channel", allowedDependencies = {"kernel", "platform", "audit", "directory", "access",
        "sharing", "form", "delivery"})
@NullMarked
package dev.noroshi.channel;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
