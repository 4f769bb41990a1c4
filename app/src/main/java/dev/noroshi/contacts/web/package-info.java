/// Contact data on pages.
@NullMarked
package dev.noroshi.contacts.web;

import org.jspecify.annotations.NullMarked;
