package dev.noroshi.intake.api;

import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes the header by which a request can be sent again.
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(description = "再送の鍵。同じ鍵で同じ内容を送ると最初の応答が返る（7日間） / with the same key the same request gets the first answer again, for seven days", example = "5f0c6f6e-1c6b-4f0e-9a3e-6f2f2a7f1d10")
@interface RetryKey {
}
