/// What the templates of the registry are given.
@NullMarked
package dev.noroshi.registry.web;

import org.jspecify.annotations.NullMarked;
