package dev.noroshi.registry;

import dev.noroshi.access.Role;
import dev.noroshi.directory.Attachment;
import dev.noroshi.directory.Nda;
import dev.noroshi.kernel.Fold;
import dev.noroshi.kernel.Language;
import dev.noroshi.kernel.OrganisationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the rows of a file of people, without asking the registry.
final class PersonRows {

    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");

    private final List<RowProblem> problems;
    private final Map<String, Integer> firstRows = new HashMap<>();

    private PersonRows(List<RowProblem> problems) {
        this.problems = problems;
    }

    /// Whether the header is that of a file of people: only these have logins.
    static boolean isOfPeople(List<String> header) {
        return header.stream().anyMatch(name -> ColumnPlaces.isCalled(PersonColumn.LOGIN, name));
    }

    /// The rows whose cells can be told apart; what is wrong with any is added to the problems.
    static List<PersonRow> read(CsvFile file, List<RowProblem> problems) {
        var places = ColumnPlaces.find(file.header(), List.of(PersonColumn.values()), problems);
        if (!places.haveAllRequired(List.of(PersonColumn.values()))) return List.of();
        var reader = new PersonRows(problems);
        var rows = new ArrayList<PersonRow>();
        for (var each : file.rows()) {
            var cells = new Cells(each, places, problems);
            if (cells.isWhole(file.header().size())) rows.add(reader.read(cells));
        }
        return rows;
    }

    private PersonRow read(Cells cells) {
        var before = problems.size();
        var organisation = cells.required(PersonColumn.ORGANISATION_CODE).flatMap(text -> code(cells, text));
        var login = cells.required(PersonColumn.LOGIN).filter(text -> isLogin(cells, text));
        var nameJa = cells.required(PersonColumn.NAME_JA);
        var role = cells.required(PersonColumn.ROLE).flatMap(text -> role(cells, text));
        var validFrom = cells.day(PersonColumn.VALID_FROM);
        var validTo = cells.day(PersonColumn.VALID_TO);
        if (validFrom.isPresent() && validTo.isPresent() && validTo.get().isBefore(validFrom.get()))
            cells.problem(PersonColumn.VALID_TO, "registry-days-reversed", validTo.get().toString(),
                    validFrom.get().toString());
        for (var column : List.of(PersonColumn.NAME_KANA, PersonColumn.NAME_EN, PersonColumn.HOURS))
            cells.text(column);
        for (var column : List.of(PersonColumn.PHONE, PersonColumn.MOBILE, PersonColumn.FAX))
            cells.narrow(column).filter(text -> !ContactShape.isTelephone(text)).ifPresent(
                    text -> cells.problem(column, "registry-telephone-form", Cells.shortened(text)));
        var attachment = attachment(cells);
        var nda = nda(cells);
        var email = email(cells);
        var language = language(cells);
        return new PersonRow(cells, problems.size() == before, organisation, login, nameJa.orElse(""), role, email,
                language, validFrom, validTo, attachment, nda);
    }

    private static Optional<OrganisationId> code(Cells cells, String text) {
        var code = OrganisationId.parse(text);
        if (code.isEmpty())
            cells.problem(PersonColumn.ORGANISATION_CODE, "registry-code-form", Cells.shortened(text));
        return code;
    }

    private boolean isLogin(Cells cells, String text) {
        if (!LOGIN.matcher(text).matches()) {
            cells.problem(PersonColumn.LOGIN, "registry-login-form", Cells.shortened(text));
            return false;
        }
        var first = firstRows.putIfAbsent(text, cells.number());
        if (first != null) cells.problem(PersonColumn.LOGIN, "registry-login-twice", text, first.toString());
        return true;
    }

    private static Optional<Role> role(Cells cells, String text) {
        var role = Stream.of(Role.values()).filter(each -> each.code().equals(text)).findFirst();
        if (role.isEmpty()) cells.problem(PersonColumn.ROLE, "registry-role-unknown", Cells.shortened(text));
        return role;
    }

    private static Optional<Attachment> attachment(Cells cells) {
        var text = cells.text(PersonColumn.ATTACHMENT);
        var attachment = text.flatMap(word -> Stream.of(Attachment.values()).filter(each -> each.code().equals(word))
                .findFirst());
        if (text.isPresent() && attachment.isEmpty())
            cells.problem(PersonColumn.ATTACHMENT, "registry-attachment-unknown", Cells.shortened(text.get()));
        return attachment;
    }

    private static @Nullable Nda nda(Cells cells) {
        var from = cells.day(PersonColumn.NDA_FROM);
        var until = cells.day(PersonColumn.NDA_UNTIL);
        if (from.isEmpty()) {
            if (until.isPresent() && cells.text(PersonColumn.NDA_FROM).isEmpty())
                cells.problem(PersonColumn.NDA_FROM, "registry-nda-from-missing");
            return null;
        }
        if (until.isPresent() && until.get().isBefore(from.get())) {
            cells.problem(PersonColumn.NDA_UNTIL, "registry-days-reversed", until.get().toString(),
                    from.get().toString());
            return null;
        }
        return new Nda(from.get(), until.orElse(null));
    }

    private static Optional<String> email(Cells cells) {
        var email = cells.narrow(PersonColumn.EMAIL);
        if (email.isPresent() && !ContactShape.isEmail(email.get()))
            cells.problem(PersonColumn.EMAIL, "registry-email-form", Cells.shortened(email.get()));
        return email;
    }

    private static Optional<Language> language(Cells cells) {
        var text = cells.text(PersonColumn.LANGUAGE);
        if (text.isEmpty()) return Optional.empty();
        for (var each : Language.values())
            if (Fold.same(text.get(), each.tag())) return Optional.of(each);
        cells.problem(PersonColumn.LANGUAGE, "registry-language-unknown", Cells.shortened(text.get()));
        return Optional.empty();
    }
}
