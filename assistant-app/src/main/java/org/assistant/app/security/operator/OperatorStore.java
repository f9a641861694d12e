package org.assistant.app.security.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Set;
import org.assistant.app.security.Operator;

/** Knows the one user there is. */
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

    /** Found by its parameter's type; the interface has only a method for any credential. */
    public CredentialValidationResult validate(UsernamePasswordCredential credential) {
        boolean right = password.current()
                .filter(current -> current.matches(credential.getPasswordAsString()))
                .isPresent();
        return right && credential.getCaller().equals(Operator.NAME)
                ? new CredentialValidationResult(Operator.NAME, Set.of(Operator.ROLE))
                : CredentialValidationResult.INVALID_RESULT;
    }
}
