package org.assistant.it.door;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assistant.it.Api;
import org.assistant.it.LiveClient;
import org.assistant.it.RawClient;
import org.assistant.it.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests a server with a password and API keys as a stranger, as a caller with a key and as the operator. */
final class SecurityIT {

    private static final String SESSION = "/api/admin/session";
    private static final String LOGIN = "/api/admin/login";
    private static final String PASSWORD = "Correct Horse";
    private static final String PAGE = "http://page.example:3000";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    private static final String SPEECH =
            "{\"model\":\"kokoro\",\"voice\":\"af_heart\",\"input\":\"Twenty-two characters.\",\"response_format\":\"pcm\"}";

    private static final Map<String, String> READ = Map.of("type", "read", "text", "Twenty-two characters.");

    @TempDir
    private static Path folder;

    private static Server server;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        fileKeys("erik.key=Eriks-Key-Of-20-Char");
        server = Server.start(
                "security",
                Map.of(
                        "assistant.api.keys-file", keysFile().toString(),
                        "assistant.api.keys", "anna=Anna-Key, bob=Bob-Key, carl=Carl-Key, dora=Dora-Key, gina=Gina-Key",
                        "assistant.allowed-origins", PAGE,
                        "assistant.api.requests-per-minute", "20",
                        "assistant.api.characters-per-day", "30"),
                Map.of("TTS_ADMIN_PASSWORD", PASSWORD));
        server.awaitReady(Server.START);
        api = new Api(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/admin/session",
        "GET, /api/admin/backend",
        "POST, /api/admin/logout",
        "GET, /api//admin/session",
        "GET, /v1/../api/admin/session",
        "POST, /v1/audio/voices",
        "POST, /v1/audio/voices/",
        "POST, /v1/audio//voices",
        "POST, /v1/audio/%76oices",
        "DELETE, /v1/audio/voices/somebody"
    })
    void stranger_isAskedToLogIn(String method, String path) {
        HttpResponse<byte[]> response = send(
                api.request(path).method(method, BodyPublishers.noBody()).header("Authorization", "Bearer Bob-Key"));

        assertThat(error(response, 401).getString("code")).isEqualTo("login_required");
        assertThat(response.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Basic"));
        assertHeaders(response);
    }

    @Test
    void parameterInAPath_isNoWayRound() {
        HttpResponse<byte[]> response = send(api.request("/v1/audio;x/voices")
                .POST(BodyPublishers.noBody())
                .header("Content-Type", "multipart/form-data; boundary=x")
                .header("Authorization", "Bearer Bob-Key"));

        assertThat(error(response, 400).getString("code")).isEqualTo("malformed_path");
    }

    @Test
    void script_usesBasic() {
        HttpResponse<byte[]> response = send(api.request(SESSION).header("Authorization", BASIC));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(Api.json(response).getString("user")).isEqualTo("admin");
        assertThat(Api.json(response).getBoolean("open")).isFalse();
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertHeaders(response);
    }

    @Test
    void browser_logsInOnce_andNeedsNoKey() {
        HttpResponse<byte[]> response =
                send(json(LOGIN, "{\"password\":\"" + PASSWORD + "\"}").header("X-Requested-With", "assistant"));
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        String set = response.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(set).contains("HttpOnly", "SameSite=Strict", "Path=/");
        String cookie = set.substring(0, set.indexOf(';'));

        assertThat(send(api.request(SESSION).header("Cookie", cookie)).statusCode())
                .isEqualTo(200);
        assertThat(send(api.request("/v1/models").header("Cookie", cookie)).statusCode())
                .isEqualTo(200);
        assertThat(send(api.request(SESSION).header("Cookie", cookie.replace("=1.", "=1.9")))
                        .statusCode())
                .isEqualTo(401);
        // A page of another site can make the browser send a request with the cookie, but not this header.
        HttpRequest.Builder forged = api.request("/v1/audio/voices")
                .header("Cookie", cookie)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.noBody());
        assertThat(error(send(forged), 403).getString("code")).isEqualTo("missing_x_requested_with");
    }

    @Test
    void guessing_isRefused() {
        HttpResponse<byte[]> response = send(json(LOGIN, "{\"password\":\"guess\"}"));

        assertThat(error(response, 401).getString("code")).isEqualTo("wrong_password");
        assertThat(server.log()).doesNotContain("guess\"", PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models", "/v1/audio/voices", "/v1/nothing"})
    void withoutKey_invalidApiKey(String path) {
        HttpResponse<byte[]> response = send(api.request(path));

        assertThat(error(response, 401).getString("code")).isEqualTo("invalid_api_key");
        assertHeaders(response);
        assertThat(error(send(api.request(path).header("Authorization", "Bearer bob-key")), 401)
                        .getString("code"))
                .isEqualTo("invalid_api_key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health", "/health/ready", "/metrics", "/openapi", "/", "/talk.css"})
    void pagesAndHealth_areOpen(String path) {
        assertThat(api.status(path)).isEqualTo(200);
    }

    @Test
    void pageOfAnAllowedOrigin_asksWithoutAKey_andReadsAnswersAndErrors() {
        HttpResponse<byte[]> preflight = send(api.request(Api.SPEECH)
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,content-type,x-stainless-arch"));
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(preflight.headers().firstValue("Access-Control-Allow-Headers"))
                .hasValue("authorization, content-type, x-stainless-arch");
        assertReadable(preflight);

        HttpResponse<byte[]> wrongKey =
                send(json(Api.SPEECH, SPEECH).header("Origin", PAGE).header("Authorization", "Bearer nobody"));
        assertThat(wrongKey.statusCode()).isEqualTo(401);
        assertReadable(wrongKey);

        HttpResponse<byte[]> models =
                send(api.request("/v1/models").header("Origin", PAGE).header("Authorization", "Bearer Bob-Key"));
        assertThat(models.statusCode()).isEqualTo(200);
        assertReadable(models);
        assertThat(models.headers().firstValue("Cross-Origin-Resource-Policy")).hasValue("cross-origin");

        try (LiveClient page = LiveClient.from(PAGE, api)) {
            page.send(Map.of("type", "key", "key", "nobody"));
            assertThat(page.await(came -> came.is("error"))
                            .message()
                            .getJsonObject("error")
                            .getString("code"))
                    .isEqualTo("invalid_api_key");
        }
    }

    @Test
    void pageOfAnAllowedOrigin_isStillNoOperator() {
        HttpResponse<byte[]> session =
                send(api.request(SESSION).header("Origin", PAGE).header("Authorization", BASIC));
        assertThat(session.statusCode()).isEqualTo(200);
        assertThat(session.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
        HttpRequest.Builder cloning = api.request("/v1/audio/voices/somebody")
                .DELETE()
                .header("Origin", PAGE)
                .header("Authorization", BASIC);
        assertThat(error(send(cloning), 403).getString("code")).isEqualTo("cross_site_request");
    }

    @Test
    void programWithAKey_mayNameAnyOrigin() {
        HttpRequest.Builder speech = json(Api.SPEECH, "{}").header("Origin", "app://obsidian.md");
        assertThat(error(send(speech), 403).getString("code")).isEqualTo("cross_site_request");
        assertThat(error(send(speech.header("Authorization", "Bearer Bob-Key")), 400)
                        .getString("param"))
                .isEqualTo("input");
    }

    private static void assertReadable(HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).hasValue(PAGE);
        assertThat(response.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValue("*");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void charactersOfADay_areCounted() {
        HttpResponse<byte[]> first = send(json(Api.SPEECH, SPEECH).header("Authorization", "Bearer Anna-Key"));
        assertThat(first.statusCode()).as(() -> Api.describe(first)).isEqualTo(200);
        assertThat(first.headers().firstValue("X-RateLimit-Limit-Characters")).hasValue("30");
        assertThat(first.headers().firstValue("X-RateLimit-Remaining-Characters"))
                .hasValue("8");

        HttpResponse<byte[]> second = send(json(Api.SPEECH, SPEECH).header("Authorization", "Bearer Anna-Key"));

        assertThat(error(second, 429).getString("code")).isEqualTo("daily_limit_exceeded");
        assertThat(Long.parseLong(second.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1L, 86_400L);
    }

    @Test
    void reply_speaksNoMoreThanIsLeftOfTheDay() {
        try (LiveClient gina = LiveClient.authorized("Bearer Gina-Key", api)) {
            gina.send(Map.of("type", "say", "text", "say Hi. Not a word."));
            JsonObject end = gina.end(1).message();
            assertThat(end.getJsonObject("error").getString("code")).isEqualTo("daily_limit_exceeded");
            assertThat(gina.all().stream().filter(came -> came.is("sentence")))
                    .extracting(came -> came.message().getString("text"))
                    .containsExactly("Hi.");
        }
        // 8 characters are left, and the question takes them.
        HttpResponse<byte[]> reply =
                send(json(Api.REPLY, "{\"text\":\"say Hey.\"}").header("Authorization", "Bearer Gina-Key"));
        assertThat(error(reply, 429).getString("code")).isEqualTo("daily_limit_exceeded");
    }

    @Test
    void requestsOfAMinute_areCounted() {
        HttpRequest.Builder request = api.request("/v1/models").header("Authorization", "Bearer Carl-Key");
        HttpResponse<byte[]> response = send(request);
        for (int i = 0; i < 30 && response.statusCode() == 200; i++) {
            response = send(request);
        }

        assertThat(error(response, 429).getString("code")).isEqualTo("rate_limit_exceeded");
        assertThat(Integer.parseInt(response.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 3);
        // Within this time the minute has room for one more request at most.
        assertThat(List.of(statusLine("Carl-Key"), statusLine("Carl-Key"))).contains("HTTP/1.1 429 Too Many Requests");
    }

    @Test
    void requestsAndCharactersOfAKey_areInTheMetrics() {
        double requests = used("requests", "bob");
        double characters = used("characters", "bob");
        HttpResponse<byte[]> spoken = send(json(Api.SPEECH, SPEECH.replace("Twenty-two characters.", "Hi."))
                .header("Authorization", "Bearer Bob-Key"));
        assertThat(spoken.statusCode()).as(() -> Api.describe(spoken)).isEqualTo(200);
        send(api.request("/v1/models").header("Authorization", "Bearer Wrong-Key"));
        send(api.request("/v1/models").header("Authorization", BASIC));

        assertThat(used("requests", "bob") - requests).isEqualTo(1);
        assertThat(used("characters", "bob") - characters).isEqualTo("Hi.".length());
        assertThat(Pattern.compile("\\bkey=\"([^\"]*)\"")
                        .matcher(metrics())
                        .results()
                        .map(label -> label.group(1)))
                .contains("bob")
                .isSubsetOf("anna", "bob", "carl", "dora", "erik", "fred", "gina");
    }

    private static double used(String what, String key) {
        return Pattern.compile("(?m)^tts_key_" + what + "_total\\{[^}]*key=\"" + key + "\"[^}]*} (\\S+)$")
                .matcher(metrics())
                .results()
                .mapToDouble(series -> Double.parseDouble(series.group(1)))
                .sum();
    }

    private static String metrics() {
        return Api.text(api.get("/metrics", "text/plain"));
    }

    @Test
    void liveConversation_countsAsTheKeyThatOpenedIt() {
        try (LiveClient dora = LiveClient.authorized("Bearer Dora-Key", api)) {
            dora.send(READ);
            assertThat(dora.end(1).is("done")).isTrue();
        }
        try (LiveClient again = LiveClient.of(api)) {
            again.send(Map.of("type", "key", "key", "Dora-Key"));
            again.send(READ);
            JsonObject error = again.end(1).message().getJsonObject("error");
            assertThat(error.getString("code")).isEqualTo("daily_limit_exceeded");
            assertThat(error.getString("type")).isEqualTo("rate_limit_error");
        }
    }

    @Test
    void liveConversation_ofTheOperatorNeedsNoKey_andAStrangersDoes() {
        try (LiveClient operator = LiveClient.authorized(BASIC, api)) {
            operator.send(READ);
            assertThat(operator.end(1).is("done")).isTrue();
        }
        try (LiveClient stranger = LiveClient.of(api)) {
            stranger.send(READ);
            assertThat(stranger.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void strangersAreFewAtOnce_andTakeNoPlaceOfWhoHasAKey() {
        int before = server.log().length();
        List<LiveClient> strangers = new ArrayList<>();
        try {
            for (int i = 0; i < 30; i++) {
                strangers.add(LiveClient.of(api));
            }
            try (LiveClient dora = LiveClient.authorized("Bearer Dora-Key", api)) {
                dora.send(Map.of("type", "stop"));
                assertThat(strangers)
                        .extracting(LiveClient::closeCode)
                        .contains(1013)
                        .containsOnly(1008, 1013);
                dora.send("nonsense");
                dora.await(came -> came.is("error"));
            }
        } finally {
            strangers.forEach(LiveClient::close);
        }
        assertThat(server.log().substring(before).split("were refused", -1)).hasSizeBetween(1, 3);
    }

    @Test
    void pageOfAnotherSite_canDoNothingWithoutAKeyOfItsOwn() {
        assertThat(error(send(json(Api.SPEECH, SPEECH).header("Sec-Fetch-Site", "cross-site")), 403)
                        .getString("code"))
                .isEqualTo("cross_site_request");
        assertThat(error(
                                send(json(Api.SPEECH, SPEECH)
                                        .header("Authorization", BASIC)
                                        .header("Origin", "http://evil.example")),
                                403)
                        .getString("code"))
                .as("with the operator's login, which a browser sends by itself")
                .isEqualTo("cross_site_request");
        assertThat(error(
                                send(json(Api.SPEECH, SPEECH)
                                        .header("Authorization", "Bearer Guess")
                                        .header("Origin", "http://evil.example")),
                                401)
                        .getString("code"))
                .isEqualTo("invalid_api_key");
        assertThat(send(json(Api.SPEECH, SPEECH)
                                .header("Authorization", "Bearer Bob-Key")
                                .header("Origin", "http://evil.example"))
                        .statusCode())
                .as("with a key, which no browser sends by itself")
                .isEqualTo(200);
    }

    @Test
    void formOfAHundredThousandParts_isRefused_andTheServerLives() {
        String form = "--x\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n\r\n".repeat(100_000) + "--x--\r\n";
        HttpResponse<byte[]> response = send(api.request("/v1/audio/voices")
                .header("Authorization", BASIC)
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(BodyPublishers.ofString(form)));

        assertThat(error(response, 400).getString("message")).contains("64 parts");
        assertThat(server.isAlive()).isTrue();
    }

    @Test
    void logout_endsEverySession_andWhatListensToTheConsole() throws IOException {
        String one = logIn();
        String two = logIn();
        HttpResponse<InputStream> events =
                api.send(api.request("/api/admin/events").header("Cookie", one).build(), BodyHandlers.ofInputStream());
        assertThat(events.statusCode()).isEqualTo(200);

        HttpResponse<byte[]> logout = send(api.request("/api/admin/logout")
                .header("Cookie", two)
                .header("X-Requested-With", "assistant")
                .POST(BodyPublishers.noBody()));

        assertThat(logout.statusCode()).as(() -> Api.describe(logout)).isEqualTo(204);
        assertThat(logout.headers().firstValue("Set-Cookie").orElse("")).contains("assistant_session=;", "Max-Age=0");
        for (String cookie : List.of(one, two)) {
            assertThat(send(api.request(SESSION).header("Cookie", cookie)).statusCode())
                    .isEqualTo(401);
        }
        try (InputStream told = events.body()) {
            assertThat(new String(told.readAllBytes(), StandardCharsets.UTF_8)).startsWith("event: state");
        }
        assertThat(send(api.request(SESSION).header("Cookie", logIn())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void keyThatIsDeletedOrChanged_endsItsConversation() throws IOException {
        fileKeys("erik.key=Eriks-Key-Of-20-Char", "fred.key=Freds-Key-Of-20-Char");
        try (LiveClient erik = LiveClient.authorized("Bearer Eriks-Key-Of-20-Char", api);
                LiveClient fred = LiveClient.authorized("Bearer Freds-Key-Of-20-Char", api)) {
            for (LiveClient each : List.of(erik, fred)) {
                each.send(READ);
                assertThat(each.end(1).is("done")).isTrue();
            }

            fileKeys("fred.key=Another-Of-20-Charac");

            assertThat(erik.closeCode()).isEqualTo(1008);
            assertThat(fred.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void shortKey_isWarnedOfByItsName() {
        assertThat(server.log())
                .contains("the API key of anna has fewer than 16 characters")
                .doesNotContain("the API key of erik", "Anna-Key", "Eriks-Key");
    }

    private static Path keysFile() {
        return folder.resolve("keys");
    }

    private static void fileKeys(String... lines) throws IOException {
        Path next = folder.resolve("next");
        Files.write(next, List.of(lines));
        Files.move(next, keysFile(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Begins a session and returns its cookie. */
    private static String logIn() {
        HttpResponse<byte[]> response = send(json(LOGIN, "{\"password\":\"" + PASSWORD + "\"}"));
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(200);
        return response.headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("assistant_session="))
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }

    private static HttpRequest.Builder json(String path, String body) {
        return api.request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static String statusLine(String key) {
        try (RawClient client = RawClient.post(api, "127.0.0.1", key, "/v1/models", Map.of())) {
            return client.head().lines().findFirst().orElseThrow();
        }
    }

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        return api.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static JsonObject error(HttpResponse<byte[]> response, int status) {
        assertThat(response.statusCode()).as(() -> Api.describe(response)).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/json");
        JsonObject error = Api.json(response).getJsonObject("error");
        assertThat(error.keySet()).contains("message", "type", "param", "code");
        return error;
    }

    private static void assertHeaders(HttpResponse<byte[]> response) {
        assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(response.headers().firstValue("X-Frame-Options")).hasValue("DENY");
        assertThat(response.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(response.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(response.headers().firstValue("Cross-Origin-Resource-Policy"))
                .hasValue("same-origin");
    }
}
