package dev.noroshi.platform.web;

import dev.noroshi.kernel.Problem;
import dev.noroshi.platform.outbound.MalwareScan;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/// Every file somebody sends, by page or by API, is looked at for malware before a handler sees it, where a daemon for that
/// is named. One that cannot be looked at is not taken. Last of the interceptors: only of whom may send one.
@Configuration(proxyBeanMethods = false)
class ScannedUploads implements WebMvcConfigurer, HandlerInterceptor {

    private final MalwareScan scan;

    ScannedUploads(MalwareScan scan) {
        this.scan = scan;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (!scan.isOn()) return true;
        var upload = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (upload == null) return true;
        for (var files : upload.getMultiFileMap().values())
            for (var file : files)
                switch (scan.look(file.getBytes())) {
                case CLEAN -> {
                }
                case MALWARE -> throw new Refusal(HttpStatus.UNPROCESSABLE_CONTENT,
                        Problem.of("file", "file-malware"));
                case UNKNOWN -> throw new Refusal(HttpStatus.SERVICE_UNAVAILABLE,
                        Problem.of("file", "scan-unavailable"));
                }
        return true;
    }
}
