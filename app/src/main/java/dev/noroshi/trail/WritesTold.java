package dev.noroshi.trail;

import dev.noroshi.access.Callers;
import dev.noroshi.audit.Audit;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionExecution;
import org.springframework.transaction.TransactionExecutionListener;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerMapping;

/// Adds a line to every transaction in which a room changes something for a caller and says nothing itself: after it, a
/// crash could keep the change and lose the line.
@Component
class WritesTold implements TransactionExecutionListener {

    private final ObjectProvider<Callers> callers;
    private final ObjectProvider<Audit> audit;

    /// @param callers asked for late: transactions are there before anybody can call
    WritesTold(ObjectProvider<Callers> callers, ObjectProvider<Audit> audit) {
        this.callers = callers;
        this.audit = audit;
    }

    @Override
    public void beforeCommit(TransactionExecution transaction) {
        if (transaction.isReadOnly() || !isOfARoom(transaction.getTransactionName())) return;
        request().filter(WritesTold::isWrite).ifPresent(request -> {
            if (!Audit.hasToldOfThisRequest())
                callers.getObject().of(request).ifPresent(caller -> audit.getObject().sawWriting(caller.person(),
                        caller.organisation(), DoorNotes.route(request), DoorNotes.subject(request)));
        });
    }

    /// Transactions of rooms bear the names of their methods; those of sessions have none. What `access` changes that is
    /// not of the caller's own doing, such as counting a wrong try, is no act.
    private static boolean isOfARoom(@Nullable String name) {
        return name != null && name.startsWith("dev.noroshi.") && !name.startsWith("dev.noroshi.access.")
                && !name.startsWith("dev.noroshi.audit.");
    }

    private static boolean isWrite(HttpServletRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")
                && request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE) != null;
    }

    private static Optional<HttpServletRequest> request() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }
}
