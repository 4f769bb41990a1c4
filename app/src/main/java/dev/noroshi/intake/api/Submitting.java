package dev.noroshi.intake.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the parameter that submits at once.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(description = "すぐに提出する。提出できないときは何も残さない / submit at once; when that cannot be done, nothing is kept")
@interface Submitting {
}
