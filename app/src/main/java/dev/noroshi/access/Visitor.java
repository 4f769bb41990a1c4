package dev.noroshi.access;

import dev.noroshi.directory.Organisation;
import dev.noroshi.directory.Person;

/// The caller of this request together with what the registry says of them; read once per request.
record Visitor(Caller caller, Person person, Organisation organisation, String login) {

    @Override
    public String toString() {
        return "Visitor " + caller.person() + " [withheld]";
    }
}
