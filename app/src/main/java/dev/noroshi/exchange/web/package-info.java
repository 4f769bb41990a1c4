/// Pages of the exchange.
@NullMarked
package dev.noroshi.exchange.web;

import org.jspecify.annotations.NullMarked;
