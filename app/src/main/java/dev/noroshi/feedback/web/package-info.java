/// The pages of answers and enquiries, and their parts on the page of an advisory.
@NullMarked
package dev.noroshi.feedback.web;

import org.jspecify.annotations.NullMarked;
