package org.assistant.app.security.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.assistant.app.security.Operator;

/** The identity store of the only user. */
@ApplicationScoped
public class OperatorStore implements IdentityStore {

    private final AdminPassword password;

    OperatorStore() {
        this(null);
    }

    @Inject
    OperatorStore(AdminPassword password) {
        this.password = password;
    }

    /** Called by reflection for credentials of this type; the interface declares a method for any credential. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        boolean right = password.current()
                .filter(current -> current.matches(credential.getPasswordAsString()))
                .isPresent();
        return right && credential.getCaller().equals(Operator.NAME)
                ? new CredentialValidationResult(Operator.NAME, Set.of(Operator.ROLE))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
