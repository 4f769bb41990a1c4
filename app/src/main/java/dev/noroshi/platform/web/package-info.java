/// The frame every page stands in: shell, marks, fields, notices; how templates are found and style sheets are served.
@NullMarked
package dev.noroshi.platform.web;

import org.jspecify.annotations.NullMarked;
