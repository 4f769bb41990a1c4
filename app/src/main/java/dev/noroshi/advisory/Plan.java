package dev.noroshi.advisory;

import dev.noroshi.directory.Organisation;
import dev.noroshi.kernel.OrganisationId;
import java.util.List;
import java.util.Map;

/// To whom an advisory is to go, as a tree.
///
/// @param ministries the desks it is issued to
/// @param secretariats those each ministry passes it on to
/// @param operators those each secretariat passes it on to
record Plan(List<Organisation> ministries, Map<OrganisationId, List<Organisation>> secretariats,
        Map<OrganisationId, List<Organisation>> operators) {

    List<Organisation> secretariatsOf(OrganisationId ministry) {
        return secretariats.getOrDefault(ministry, List.of());
    }

    List<Organisation> operatorsOf(OrganisationId secretariat) {
        return operators.getOrDefault(secretariat, List.of());
    }
}
