package org.assistant.app.security.operator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.assistant.app.security.RequestRefused;
import org.assistant.app.security.RequestSource;
import org.assistant.tts.speech.record.EventLog;
import org.assistant.tts.speech.record.Happening.Level;

/** The operator's login. Thread-safe. */
@ApplicationScoped
public class Login {

    private final AdminPassword password;
    private final SessionSeal seal;
    private final FailedLogins failed;
    private final EventLog events;
    private final Clock clock;

    Login() {
        this(null, null, null, null, Clock.systemUTC());
    }

    @Inject
    Login(AdminPassword password, SessionSeal seal, FailedLogins failed, EventLog events) {
        this(password, seal, failed, events, Clock.systemUTC());
    }

    Login(AdminPassword password, SessionSeal seal, FailedLogins failed, EventLog events, Clock clock) {
        this.password = password;
        this.seal = seal;
        this.failed = failed;
        this.events = events;
        this.clock = clock;
    }

    /** Whether no password is set, so that any user at this machine is the operator. */
    public boolean isOpen() {
        return !password.isSet();
    }

    /**
     * Begins a session.
     *
     * @return the Set-Cookie headers that hold the session and make the browser known; none where no password is set
     * @throws RequestRefused if {@code attempt} is wrong, or comes after too many wrong passwords, or comes from another machine
     *     where no password is set
     */
    public List<String> begin(String attempt, HttpServletRequest request) {
        if (isOpen()) {
            requireThisMachine(request);
            return List.of();
        }
        Optional<Password> current = password.current();
        if (!attempt(request, () -> current.isPresent() && current.get().matches(attempt))) {
            throw new RequestRefused(LoginDenial.wrongPassword());
        }
        events.add(
                Level.INFO,
                "audit",
                "The operator logged in from " + request.getRemoteAddr() + ".",
                Map.of("from", request.getRemoteAddr(), "result", "200"));
        Password signer = current.orElseThrow();
        KnownBrowser browser = KnownBrowser.of(request, signer::sign).orElseGet(KnownBrowser::make);
        return List.of(
                Session.begin(clock.instant()).cookie(signature(signer), request.isSecure()),
                browser.cookie(signer::sign, request.isSecure()));
    }

    /**
     * Ends all sessions.
     *
     * @return whether this could be written; otherwise other nodes, and this one after a restart, accept the sessions until they
     *     expire
     */
    public boolean end() {
        return isOpen() || seal.replace();
    }

    /** The Set-Cookie header that deletes the session of the browser that sent {@code request}. */
    public String farewell(HttpServletRequest request) {
        return Session.farewell(request.isSecure());
    }

    /** A text that changes with a logout, and when the password is set, changed or removed. */
    public String standing() {
        return isOpen()
                ? "open"
                : password.current()
                        .map(signer -> signature(signer).apply("standing"))
                        .orElse("nobody");
    }

    /**
     * Checks the credentials of {@code request}; a failure is logged.
     *
     * @param check returns whether they are right
     * @throws RequestRefused with status 429 after too many wrong ones; nothing is checked then
     */
    boolean attempt(HttpServletRequest request, BooleanSupplier check) {
        String address = request.getRemoteAddr();
        Optional<KnownBrowser> browser = password.current().flatMap(signer -> KnownBrowser.of(request, signer::sign));
        String source = browser.map(KnownBrowser::id).orElseGet(() -> RequestSource.network(address));
        boolean right = failed.attempt(source, browser.isPresent(), check);
        if (!right) {
            events.add(
                    Level.WARNING,
                    "audit",
                    "A login from " + address + " failed.",
                    Map.of("from", address, "result", "401"));
        }
        return right;
    }

    /** The Set-Cookie header that renews the session of {@code request}, empty if it is fresh; nothing without a session. */
    Optional<String> session(HttpServletRequest request) {
        if (Session.COOKIE.values(request).findAny().isEmpty()) {
            return Optional.empty();
        }
        return password.current().flatMap(signer -> {
            // The same signature for reading and renewing, so that a logout in between ends the renewed session, too.
            UnaryOperator<String> signature = signature(signer);
            Instant now = clock.instant();
            return Session.of(request, signature, now)
                    .map(session ->
                            session.wantsRenewal(now) ? Session.begin(now).cookie(signature, request.isSecure()) : "");
        });
    }

    /** A signature by the password and the current seal. */
    private UnaryOperator<String> signature(Password signer) {
        String now = seal.current();
        return text -> signer.sign(text + "." + now);
    }

    /** @throws RequestRefused if {@code request} comes from another machine */
    static void requireThisMachine(HttpServletRequest request) {
        if (!RequestSource.areThisMachine(request)) {
            throw new RequestRefused(LoginDenial.thisMachineOnly());
        }
    }
}
