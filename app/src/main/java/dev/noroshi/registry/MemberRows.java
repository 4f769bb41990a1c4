package dev.noroshi.registry;

import dev.noroshi.kernel.OrganisationId;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Reads the rows of a file of members, without asking the registry.
final class MemberRows {

    private static final Pattern SERVICE = Pattern.compile("[a-z][a-z0-9-]{0,199}");
    private static final Pattern DOMAIN = Pattern
            .compile("([\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?\\.)+[\\p{L}\\p{N}-]{2,}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    private final List<RowProblem> problems;
    private final Map<String, Integer> firstRows = new HashMap<>();

    private MemberRows(List<RowProblem> problems) {
        this.problems = problems;
    }

    /// The rows whose cells can be told apart; what is wrong with any is added to the problems.
    static List<MemberRow> read(CsvFile file, List<RowProblem> problems) {
        var places = ColumnPlaces.find(file.header(), List.of(MemberColumn.values()), problems);
        if (!places.haveAllRequired(List.of(MemberColumn.values()))) return List.of();
        var reader = new MemberRows(problems);
        var rows = new ArrayList<MemberRow>();
        for (var each : file.rows()) {
            var cells = new Cells(each, places, problems);
            if (cells.isWhole(file.header().size())) rows.add(reader.read(cells));
        }
        return rows;
    }

    private MemberRow read(Cells cells) {
        var before = problems.size();
        var code = cells.required(MemberColumn.CODE).flatMap(text -> code(cells, text));
        var nameJa = cells.required(MemberColumn.NAME_JA);
        var ceptoar = cells.required(MemberColumn.CEPTOAR);
        var joinedOn = cells.day(MemberColumn.JOINED_ON);
        var leftOn = cells.day(MemberColumn.LEFT_ON);
        if (joinedOn.isPresent() && leftOn.isPresent() && leftOn.get().isBefore(joinedOn.get()))
            cells.problem(MemberColumn.LEFT_ON, "registry-days-reversed", leftOn.get().toString(),
                    joinedOn.get().toString());
        for (var column : List.of(MemberColumn.NAME_KANA, MemberColumn.NAME_EN, MemberColumn.SHORT_NAME,
                MemberColumn.PREFECTURE))
            cells.text(column);
        var sector = cells.text(MemberColumn.SECTOR_CODE);
        var domain = domain(cells);
        var networks = networks(cells);
        var services = codes(cells, MemberColumn.SERVICES, SERVICE.asMatchPredicate());
        var contractors = codes(cells, MemberColumn.CONTRACTORS,
                each -> OrganisationId.parse(each).isPresent());
        var validFrom = cells.day(MemberColumn.VALID_FROM);
        return new MemberRow(cells, problems.size() == before, code, nameJa.orElse(""), ceptoar, sector, domain,
                networks, services, contractors, joinedOn, leftOn, validFrom);
    }

    private Optional<OrganisationId> code(Cells cells, String text) {
        var code = OrganisationId.parse(text);
        if (code.isEmpty()) {
            cells.problem(MemberColumn.CODE, "registry-code-form", Cells.shortened(text));
            return code;
        }
        var first = firstRows.putIfAbsent(text, cells.number());
        if (first != null) cells.problem(MemberColumn.CODE, "registry-code-twice", text, first.toString());
        return code;
    }

    private static Optional<String> domain(Cells cells) {
        var domain = cells.narrow(MemberColumn.DOMAIN);
        if (domain.isPresent() && !DOMAIN.matcher(domain.get()).matches())
            cells.problem(MemberColumn.DOMAIN, "registry-domain-form", Cells.shortened(domain.get()));
        return domain;
    }

    private static List<String> codes(Cells cells, MemberColumn column, Predicate<String> form) {
        var codes = cells.list(column);
        codes.stream().filter(each -> !form.test(each)).findFirst()
                .ifPresent(each -> cells.problem(column, "registry-code-form", Cells.shortened(each)));
        return codes;
    }

    private static List<String> networks(Cells cells) {
        var networks = cells.list(MemberColumn.NETWORKS);
        networks.stream().filter(each -> !isNetwork(each)).findFirst().ifPresent(
                each -> cells.problem(MemberColumn.NETWORKS, "registry-network-form", Cells.shortened(each)));
        return networks;
    }

    /// `192.0.2.0/24`, `2001:db8::/32`, or a single address. Never asks a name server.
    private static boolean isNetwork(String text) {
        var slash = text.indexOf('/');
        var address = slash < 0 ? text : text.substring(0, slash);
        if (!ADDRESS.matcher(address).matches()) return false;
        try {
            var bits = InetAddress.ofLiteral(address).getAddress().length * 8;
            return slash < 0 || text.substring(slash + 1).matches("[0-9]{1,3}")
                    && Integer.parseInt(text.substring(slash + 1)) <= bits;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
