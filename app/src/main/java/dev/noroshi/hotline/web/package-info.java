/// 緊急連絡 on pages.
@NullMarked
package dev.noroshi.hotline.web;

import org.jspecify.annotations.NullMarked;
