package dev.noroshi.mailin.web;

import dev.noroshi.access.Caller;
import dev.noroshi.access.Pages;
import dev.noroshi.access.Permission;
import dev.noroshi.access.Permit;
import dev.noroshi.kernel.Problem;
import dev.noroshi.mailin.Certificates;
import dev.noroshi.mailin.MailDesk;
import dev.noroshi.platform.web.Notice.Tone;
import dev.noroshi.platform.web.ProblemLine;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/// メールの証明書: with what one signs the mails one sends.
@Controller
class CertificatePages {

    private static final String PATH = "/settings/mail-certificates";
    private static final int LARGEST = 64 << 10;

    private final Pages pages;
    private final Certificates certificates;
    private final MailDesk desk;

    CertificatePages(Pages pages, Certificates certificates, MailDesk desk) {
        this.pages = pages;
        this.certificates = certificates;
        this.desk = desk;
    }

    @GetMapping(PATH)
    @Permit(Permission.READ_HOME)
    ModelAndView list(Caller caller, HttpServletRequest request) {
        return show(caller, request, null);
    }

    @PostMapping(PATH)
    @Permit(Permission.READ_HOME)
    ModelAndView enter(Caller caller, HttpServletRequest request, @RequestParam MultipartFile certificate) {
        var problem = certificates.enter(caller, bytes(certificate)).orElse(null);
        if (problem != null) return show(caller, request, problem);
        pages.carry(caller, request, Tone.OK, "mailin.certificate.entered");
        return new ModelAndView("redirect:" + PATH);
    }

    @PostMapping(PATH + "/remove")
    @Permit(Permission.READ_HOME)
    ModelAndView remove(Caller caller, HttpServletRequest request, @RequestParam String fingerprint) {
        certificates.remove(caller, fingerprint);
        pages.carry(caller, request, Tone.OK, "mailin.certificate.removed");
        return new ModelAndView("redirect:" + PATH);
    }

    /// What is larger is no certificate.
    private static byte[] bytes(MultipartFile file) {
        try {
            return file.getSize() > LARGEST ? new byte[0] : file.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded certificate", e);
        }
    }

    private ModelAndView show(Caller caller, HttpServletRequest request, @Nullable Problem problem) {
        var page = pages.page(caller, request).title("mailin.certificate.title").crumb("/home", "access.nav.HOME")
                .crumb("/settings", "access.settings.title").here()
                .status(problem == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
        var words = page.build();
        return page.show("mailin/certificates", new CertificateView(certificates.of(caller), !desk.works(),
                problem == null
                        ? List.of()
                        : List.of(ProblemLine.of(words, "certificate", words.say("mailin.certificate.file"), problem)),
                problem == null ? null : words.sentence(problem)));
    }
}
