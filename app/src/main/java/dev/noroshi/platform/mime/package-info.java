/// Mails from outside, read as they really come: with charsets that say one thing and mean another, names encoded twice,
/// and now and then made to do harm. What a mail is about is not known here.
///
/// *Promises*: reading costs no more than the mail is long, opens nothing that is packed, and never fails: what may do harm
/// is a [dev.noroshi.platform.mime.Danger] with a code.
@NullMarked
package dev.noroshi.platform.mime;

import org.jspecify.annotations.NullMarked;
