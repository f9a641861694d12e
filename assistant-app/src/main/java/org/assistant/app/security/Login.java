package org.assistant.app.security;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.assistant.app.observe.EventLog;
import org.assistant.app.observe.Happening.Level;

/** The operator's login. Safe for many threads. */
@ApplicationScoped
public class Login {

    private final AdminPassword password;
    private final FailedLogins failed;
    private final EventLog events;
    private final Clock clock;

    Login() {
        this(null, null, null, Clock.systemUTC());
    }

    @Inject
    Login(AdminPassword password, FailedLogins failed, EventLog events) {
        this(password, failed, events, Clock.systemUTC());
    }

    Login(AdminPassword password, FailedLogins failed, EventLog events, Clock clock) {
        this.password = password;
        this.failed = failed;
        this.events = events;
        this.clock = clock;
    }

    /** Whether no password is set, so that the operator is whoever sits at this machine. */
    public boolean isOpen() {
        return !password.isSet();
    }

    /**
     * Begins a session.
     *
     * @return the header Set-Cookie that holds it; nothing where no password is set
     * @throws RequestRefused if {@code attempt} is wrong, came after too many wrong ones, or from elsewhere where no password
     *     is set
     */
    public Optional<String> begin(String attempt, HttpServletRequest request) {
        if (isOpen()) {
            requireThisMachine(request);
            return Optional.empty();
        }
        Optional<Password> current = password.current();
        if (!attempt(request, () -> current.isPresent() && current.get().matches(attempt))) {
            throw new RequestRefused(Refusal.wrongLogin());
        }
        events.add(
                Level.INFO,
                "audit",
                "The operator logged in from " + request.getRemoteAddr() + ".",
                Map.of("from", request.getRemoteAddr(), "result", "200"));
        return current.map(signer -> Session.begin(clock.instant()).cookie(signer, request.isSecure()));
    }

    /** The header Set-Cookie that ends the session of the browser that sent {@code request}. */
    public String end(HttpServletRequest request) {
        return Session.farewell(request.isSecure());
    }

    /**
     * Lets {@code request} try; a failure is noted.
     *
     * @param check whether its credentials are right
     * @throws RequestRefused with status 429 after too many wrong ones; nothing was checked then
     */
    boolean attempt(HttpServletRequest request, BooleanSupplier check) {
        String address = request.getRemoteAddr();
        boolean right = failed.attempt(address, check);
        if (!right) {
            events.add(
                    Level.WARNING,
                    "audit",
                    "A login from " + address + " failed.",
                    Map.of("from", address, "result", "401"));
        }
        return right;
    }

    /** The header Set-Cookie that renews the session of {@code request}, empty if it is fresh; nothing if there is none. */
    Optional<String> session(HttpServletRequest request) {
        return password.current()
                .flatMap(signer -> Session.of(request, signer, clock.instant())
                        .map(session -> session.wantsRenewal(clock.instant())
                                ? Session.begin(clock.instant()).cookie(signer, request.isSecure())
                                : ""));
    }

    /** @throws RequestRefused if {@code request} comes from elsewhere */
    static void requireThisMachine(HttpServletRequest request) {
        if (!Surroundings.areThisMachine(request)) {
            throw new RequestRefused(Refusal.thisMachineOnly());
        }
    }
}
