/// The pages on which desks see to mails.
@NullMarked
package dev.noroshi.mailin.web;

import org.jspecify.annotations.NullMarked;
