package org.assistant.app.security.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.assistant.app.security.CsrfHeader;
import org.assistant.app.security.Denial;
import org.assistant.app.security.Operator;
import org.assistant.app.security.ReasonPhrases;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.RequestSource;
import org.assistant.app.security.SecurityHeaders;
import org.assistant.app.security.audit.RequestId;

/**
 * Authenticates the operator: by HTTP Basic, which scripts send, by the cookie of a {@link Session}, or, where no password is
 * set, by a request from this machine. {@code WEB-INF/web.xml} says which paths are protected.
 */
@ApplicationScoped
public class OperatorMechanism implements HttpAuthenticationMechanism {

    private static final String BASIC = "Basic ";

    private final Login login;
    private final IdentityStoreHandler stores;

    OperatorMechanism() {
        this(null, null);
    }

    @Inject
    OperatorMechanism(Login login, IdentityStoreHandler stores) {
        this.login = login;
        this.stores = stores;
    }

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        try {
            return who(request, response, context);
        } catch (RequestRefused e) {
            return refuse(e.refusal(), request, response);
        }
    }

    private AuthenticationStatus who(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context)
            throws AuthenticationException {
        if (login.isOpen()) {
            return open(request, context);
        }
        Optional<UsernamePasswordCredential> basic = basic(request);
        if (basic.isPresent()) {
            return login.attempt(request, () -> stores.validate(basic.get()).getStatus() == Status.VALID)
                    ? operator(Operator.NAME, context)
                    : refuse(LoginDenial.wrongPassword(), request, response);
        }
        Optional<String> session = login.session(request);
        if (session.isPresent()) {
            session.filter(cookie -> !cookie.isEmpty()).ifPresent(cookie -> response.addHeader("Set-Cookie", cookie));
            return operator(Operator.NAME, context);
        }
        return context.isProtected() ? refuse(challenge(request), request, response) : context.doNothing();
    }

    /** The console sends the CSRF header, so that the operator is known on paths that are not protected, too. */
    private static AuthenticationStatus open(HttpServletRequest request, HttpMessageContext context) {
        if (context.isProtected()) {
            Login.requireThisMachine(request);
        } else if (!CsrfHeader.isIn(request) || !RequestSource.areThisMachine(request)) {
            return context.doNothing();
        }
        return operator(Operator.LOCAL, context);
    }

    /** Without a challenge for browsers, which would open their own login window. */
    private static Denial challenge(HttpServletRequest request) {
        boolean browser = CsrfHeader.isIn(request) || request.getHeader("Sec-Fetch-Site") != null;
        return browser
                ? LoginDenial.noLogin()
                : LoginDenial.noLogin().with("WWW-Authenticate", "Basic realm=\"assistant\", charset=\"UTF-8\"");
    }

    private static AuthenticationStatus operator(String name, HttpMessageContext context) {
        return context.notifyContainerAboutLogin(name, Set.of(Operator.ROLE));
    }

    /** The user and password of HTTP Basic; both empty if the header can't be decoded. */
    private static Optional<UsernamePasswordCredential> basic(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        String pair;
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).trim());
            pair = new String(decoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            pair = "";
        }
        int colon = Math.max(0, pair.indexOf(':'));
        return Optional.of(new UsernamePasswordCredential(
                pair.substring(0, colon), pair.substring(Math.min(pair.length(), colon + 1))));
    }

    private static AuthenticationStatus refuse(Denial refusal, HttpServletRequest request, HttpServletResponse response)
            throws AuthenticationException {
        try {
            RequestId.tell(request, response);
            SecurityHeaders.add(response);
            refusal.send(ReasonPhrases.worded(request, response));
            return AuthenticationStatus.SEND_FAILURE;
        } catch (IOException e) {
            throw new AuthenticationException("the client left before it was refused", e);
        }
    }
}
