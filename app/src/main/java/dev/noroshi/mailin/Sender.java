package dev.noroshi.mailin;

import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;
import dev.noroshi.kernel.OrganisationId;
import org.jspecify.annotations.Nullable;

/// Who sent a mail, as far as we believe it.
sealed interface Sender {

    /// The organisation it seems to come from; null when nothing tells.
    @Nullable
    OrganisationId seems();

    /// @param person who sent it; where only the organisation is proven, whoever answers for its reports
    record Known(Organisation organisation, Person person, Proof proof) implements Sender {
        @Override
        public OrganisationId seems() {
            return organisation.id();
        }
    }

    /// @param claimed the organisation it seems to come from
    record Doubtful(@Nullable OrganisationId claimed, Reason reason) implements Sender {
        @Override
        public @Nullable OrganisationId seems() {
            return claimed;
        }
    }
}
