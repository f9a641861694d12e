package org.assistant.app.security.operator;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.assistant.app.security.Denial;

/** The refusals of requests that need the operator's login. */
final class LoginDenial {

    private LoginDenial() {}

    static Denial noLogin() {
        return new Denial(
                HttpServletResponse.SC_UNAUTHORIZED, "log in first, as user admin", "login_required", Map.of());
    }

    static Denial wrongPassword() {
        return new Denial(HttpServletResponse.SC_UNAUTHORIZED, "the password is wrong", "wrong_password", Map.of());
    }

    static Denial thisMachineOnly() {
        return new Denial(
                HttpServletResponse.SC_FORBIDDEN,
                "no password is set (tts.admin.password), so this is open on the server's own machine only",
                "admin_password_not_set",
                Map.of());
    }

    static Denial tooManyLogins(Duration wait) {
        return Denial.tooMany("too many wrong passwords", "too_many_logins", wait);
    }
}
