/// Mail as a machine: a server that takes mails, and what it says to each. What a mail is about is not known here.
@NullMarked
package dev.noroshi.platform.mail;

import org.jspecify.annotations.NullMarked;
