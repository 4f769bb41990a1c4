package dev.noroshi.registry;

import dev.noroshi.access.Role;
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

/// Reads the rows of a file of people, without asking the registry.
final class PersonRows {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern LOGIN = Pattern.compile("[a-z0-9][a-z0-9._-]{1,63}");
    private static final Pattern EMAIL = Pattern
            .compile("[^@\\s\"<>(),;:\\\\]+@[^@\\s\"<>(),;:\\\\]+\\.[^@\\s\"<>(),;:\\\\.]+");
    private static final Pattern TELEPHONE = Pattern.compile("\\+?[0-9][0-9() -]{2,38}");

    private final List<RowProblem> problems;
    private final Map<String, Integer> firstRows = new HashMap<>();

    private PersonRows(List<RowProblem> problems) {
        this.problems = problems;
    }

    /// Whether the header is that of a file of people: only these have logins.
    static boolean isOfPeople(List<String> header) {
        return header.stream().anyMatch(name -> ColumnPlaces.isCalled(PersonColumn.LOGIN, name));
    }

    /// The rows that could be read; what is wrong with the others is added to the problems.
    static List<PersonRow> read(CsvFile file, List<RowProblem> problems) {
        var places = ColumnPlaces.find(file.header(), List.of(PersonColumn.values()), problems);
        if (!problems.isEmpty()) return List.of();
        var reader = new PersonRows(problems);
        var rows = new ArrayList<PersonRow>();
        for (var each : file.rows()) {
            var cells = new Cells(each, places, problems);
            if (cells.isWhole(file.header().size())) reader.read(cells).ifPresent(rows::add);
        }
        return rows;
    }

    private Optional<PersonRow> read(Cells cells) {
        var before = problems.size();
        var organisation = cells.required(PersonColumn.ORGANISATION_CODE).filter(text -> isCode(cells, text));
        var login = cells.required(PersonColumn.LOGIN).filter(text -> isLogin(cells, text));
        var nameJa = cells.required(PersonColumn.NAME_JA);
        var role = cells.required(PersonColumn.ROLE).filter(text -> isRole(cells, text));
        var validFrom = cells.day(PersonColumn.VALID_FROM);
        var validTo = cells.day(PersonColumn.VALID_TO);
        if (validFrom.isPresent() && validTo.isPresent() && validTo.get().isBefore(validFrom.get()))
            cells.problem(PersonColumn.VALID_TO, "registry-days-reversed", validTo.get().toString(),
                    validFrom.get().toString());
        for (var column : List.of(PersonColumn.NAME_KANA, PersonColumn.NAME_EN, PersonColumn.HOURS))
            cells.text(column);
        for (var column : List.of(PersonColumn.PHONE, PersonColumn.MOBILE, PersonColumn.FAX))
            cells.narrow(column).filter(text -> !TELEPHONE.matcher(text).matches()).ifPresent(
                    text -> cells.problem(column, "registry-telephone-form", Cells.shortened(text)));
        var row = new PersonRow(cells, new OrganisationId(organisation.orElse("unreadable")), login.orElse(""),
                nameJa.orElse(""), role.orElse(""), email(cells), language(cells), validFrom, validTo);
        return problems.size() == before ? Optional.of(row) : Optional.empty();
    }

    private static boolean isCode(Cells cells, String text) {
        var is = CODE.matcher(text).matches();
        if (!is) cells.problem(PersonColumn.ORGANISATION_CODE, "registry-code-form", Cells.shortened(text));
        return is;
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

    private static boolean isRole(Cells cells, String text) {
        var is = Stream.of(Role.values()).anyMatch(role -> role.code().equals(text));
        if (!is) cells.problem(PersonColumn.ROLE, "registry-role-unknown", Cells.shortened(text));
        return is;
    }

    private static Optional<String> email(Cells cells) {
        var email = cells.narrow(PersonColumn.EMAIL);
        if (email.isPresent() && !EMAIL.matcher(email.get()).matches())
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
