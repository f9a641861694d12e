package org.assistant.app.security.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.assistant.app.security.Fingerprint;
import org.assistant.app.security.Operator;
import org.assistant.app.security.operator.Login;

/** Decides whether a caller with a lasting connection is still admitted: keys are deleted or changed, operators log out. */
@ApplicationScoped
public class Standing {

    private final ApiKeys keys;
    private final Login login;

    Standing() {
        this(null, null);
    }

    @Inject
    Standing(ApiKeys keys, Login login) {
        this.keys = keys;
        this.login = login;
    }

    /** The operator as a caller, valid until the next logout or change of the password. */
    public Caller operator() {
        return new Caller(Caller.Kind.OPERATOR, Operator.NAME, Optional.of(Fingerprint.of(login.standing())));
    }

    public boolean holds(Caller caller) {
        return switch (caller.kind()) {
            case OPEN -> !keys.required();
            case STRANGER -> false;
            case KEY -> keys.of(caller).isPresent();
            case OPERATOR -> caller.equals(operator());
        };
    }
}
