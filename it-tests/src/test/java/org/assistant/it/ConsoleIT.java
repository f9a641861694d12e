package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The console as an operator uses it, logged in, in a real browser, on a server whose XTTS has no model. */
final class ConsoleIT {

    private static final String PASSWORD = "correct horse battery";

    /** What every fetch goes through: a host that takes the request and never answers. */
    private static ServerSocket silence;

    private static Server server;
    private ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        String models = XttsModel.models("models-console").toString();
        silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = Server.start(
                "console",
                Map.of("tts.models.dir", models, "tts.admin.password", PASSWORD),
                Map.of("https_proxy", "http://127.0.0.1:" + silence.getLocalPort(), "no_proxy", ""));
        server.awaitReady(Server.START);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        silence.close();
    }

    @BeforeEach
    void open() {
        open(1_280);
    }

    @AfterEach
    void close() {
        try {
            assertThat(errors()).isEmpty();
        } finally {
            browser.quit();
        }
    }

    @Test
    void wrongPassword_isRefusedAndLogoutAsksForItAgain() {
        find("#logout").click();
        await("return document.documentElement.dataset.session === 'out'");
        find("#password").sendKeys("wrong", Keys.ENTER);
        await("return document.getElementById('login-error').textContent !== ''");

        assertThat(find("#board").isDisplayed()).isFalse();
        assertThat(new Api(server).status("/api/admin/state")).isEqualTo(401);
        login();
        assertThat(text("#who")).isEqualTo("admin");
    }

    @Test
    void utterance_isShownWhileItIsSpokenAndCanBeCancelled() throws IOException {
        String text = "The trains run on time today, and the sun is out. ".repeat(200);
        Map<String, String> request =
                Map.of("model", "kokoro", "input", text, "voice", "af_heart", "response_format", "pcm");
        try (InputStream speech =
                new Api(server).open(Api.SPEECH, "*/*", request).body()) {
            await("return document.querySelector('#utterances button') !== null");
            assertThat(text("#utterances")).contains("kokoro");
            browser.executeScript("document.querySelector('#utterances button').click()");
            await("return document.querySelector('#utterances button') === null");
            await("return /Cancelled[1-9]/.test(document.getElementById('totals').textContent)");
        }

        await("return /cancelled utterance/.test(document.getElementById('happenings').textContent)");
    }

    @Test
    void page_saysHowSpeechIsAndWhoSpeaks() {
        await("return document.getElementById('fresh').textContent === 'Live'");

        assertThat(text("#verdict-word")).isIn("Good", "Watch");
        assertThat(text("#verdict-text")).isNotBlank();
        assertThat(find("[data-engine=kokoro]").getAttribute("data-state")).isIn("idle", "ready");
        assertThat(find("[data-engine=xtts]").getAttribute("data-state")).isEqualTo("unavailable");
        assertThat(text("[data-engine=xtts]")).contains("models fetch xtts");
        assertThat(text("[data-backend=kokoro]")).contains("speaks now");
        assertThat(browser.getTitle()).startsWith(text("#verdict-word"));
    }

    @Test
    void page_hasNoErrorAndFetchesFromItsServerAlone() {
        await("return document.querySelectorAll('.plot canvas').length === 4");

        Object foreign =
                browser.executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)"
                        + ".filter(name => !name.startsWith(location.origin) && !name.startsWith('blob:'))");
        assertThat((List<?>) foreign).isEmpty();
    }

    @Test
    void switchToEngineWithoutModel_isRefusedWithReasonAndRemedy() {
        find("[data-backend=xtts]").sendKeys(Keys.ENTER);
        await("return document.getElementById('backend-error').textContent !== ''");

        assertThat(text("#backend-error")).contains("xtts").contains("models fetch xtts");
        assertThat(find("[data-backend=kokoro]").getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void text_isShownAsItIsRead_andAWordIsCorrected() {
        WebElement text = find("#reading-text");
        text.clear();
        text.sendKeys("Xyzzyx has 3 cats.");
        find("#reading-show").sendKeys(Keys.ENTER); // no click: what loads above moves it
        await("return document.querySelectorAll('#reading-sentences .chip').length === 4");
        assertThat(text(".normalized")).isEqualTo("Xyzzyx has three cats.");
        assertThat(text("#reading-sentences .chip")).contains("guessed by eSpeak NG");

        find("#reading-sentences .chip").sendKeys(Keys.ENTER);
        assertThat(find("#entry-word").getAttribute("value")).isEqualTo("Xyzzyx");
        WebElement said = find("#entry-said");
        said.clear();
        said.sendKeys("/z%/", Keys.ENTER);
        await("return document.getElementById('entry-error').textContent.includes('U+0025')");
        said.clear();
        said.sendKeys("busy", Keys.ENTER);
        await("return document.querySelector('#reading-sentences .chip').dataset.origin === 'dictionary'");
        assertThat(text("#reading-sentences .said")).isEqualTo("bˈɪzi");

        find("#dictionary-list .danger").sendKeys(Keys.ENTER);
        await("return document.querySelector('#reading-sentences .chip').dataset.origin === 'espeak'");
    }

    @Test
    void settingOutOfRange_isRefusedWithTheRange() {
        await("return document.getElementById('setting-tts-xtts-lane-queue') !== null");
        WebElement queue = find("#setting-tts-xtts-lane-queue");
        queue.clear();
        queue.sendKeys("-1", Keys.ENTER);
        await("return document.getElementById('setting-tts-xtts-lane-queue-error').textContent !== ''");

        assertThat(text("#setting-tts-xtts-lane-queue-error")).contains("tts.xtts.lane-queue");
        assertThat(queue.getAttribute("value")).isEqualTo("-1");
    }

    @Test
    void settingSaved_isInForceUntilReset() {
        await("return document.getElementById('setting-tts-xtts-lane-queue') !== null");
        WebElement queue = find("#setting-tts-xtts-lane-queue");
        queue.clear();
        queue.sendKeys("7", Keys.ENTER);
        String row = "document.getElementById('setting-tts-xtts-lane-queue').closest('li')";
        await("return " + row + ".dataset.overridden === 'true'");
        browser.executeScript(row + ".querySelector('button[type=button]').click()");
        await("return " + row + ".dataset.overridden === 'false'");

        assertThat(queue.getAttribute("value")).isEqualTo("4");
        assertThat(browser.findElement(By.id("changes")).getAttribute("textContent"))
                .contains("tts.xtts.lane-queue: 4 → 7");
    }

    @Test
    void fetch_asksForTheLicenceShowsWhereItIsAndCanBeCancelled() throws IOException {
        WebElement fetch = find("button[aria-label='Fetch xtts']");
        fetch.sendKeys(Keys.ENTER);
        assertThat(text("#models")).contains("Accept the licence first.");
        browser.switchTo().activeElement().sendKeys(Keys.SPACE);
        fetch.sendKeys(Keys.ENTER);
        await("return document.querySelector(\"button[aria-label='Stop fetching xtts']\").offsetParent !== null");
        assertThat(text("#models")).contains("Being fetched");
        assertThat(find("progress[aria-label='Fetching xtts']").isDisplayed()).isTrue();

        find("button[aria-label='Stop fetching xtts']").sendKeys(Keys.ENTER);
        await("return document.getElementById('models').textContent.includes('Stopping…')");
        silence.close(); // else the fetch ends when the host's time is over
        await("return document.getElementById('models').textContent.includes('The last fetch was cancelled')");
        assertThat(fetch.isDisplayed()).isTrue();
        assertThat(fetch.getAttribute("aria-disabled")).isNotEqualTo("true");
        assertThat(text("[data-engine=xtts] a")).isEqualTo("Fetch the model here");
    }

    @Test
    void sentenceSpoken_isCountedAndCanBeReadAtTheCursor() {
        new Api(server).post(Api.SPEECH, Map.of("model", "kokoro", "input", "Good morning.", "voice", "af_heart"));
        await("return document.getElementById('figure-first').textContent !== '–'");
        await("return document.querySelector('#plot-first .legend button') !== null");
        WebElement plot = find("#plot-first .plot-canvas");
        // The keyboard alone is enough.
        browser.executeScript("arguments[0].focus()", plot);
        plot.sendKeys(Keys.HOME);

        assertThat(plot.getAttribute("aria-valuenow")).isEqualTo("0");
        assertThat(plot.getAttribute("aria-valuetext")).containsPattern("[0-9]{2}:[0-9]{2}:[0-9]{2}");
        assertThat(text("#plot-queue .plot-time")).isEqualTo(text("#plot-first .plot-time"));
    }

    @Test
    void streamGone_dataAreSaidToBeOldUntilItIsBack() {
        await("return document.getElementById('fresh').textContent === 'Live'");
        offline(true);
        browser.executeScript("streams.forEach(stream => stream.close())");
        await("return document.getElementById('board').dataset.stale === 'true'");

        assertThat(text("#verdict-word")).isEqualTo("Not known");
        assertThat(text("#fresh")).contains("old");

        offline(false);
        await("return document.getElementById('board').dataset.stale === 'false'");
        assertThat(text("#verdict-word")).isNotEqualTo("Not known");
    }

    @Test
    void narrowWindow_needsNoSidewaysScrolling() {
        browser.quit();
        open(360);

        assertThat(browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    private void open(int width) {
        browser = Browser.open(width);
        // An open stream outlives a network that is switched off; the tests close it themselves.
        browser.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "window.streams = []; window.EventSource = class extends EventSource {"
                                + " constructor(address) { super(address); streams.push(this); } };"));
        browser.get(server.uri("/admin/").toString());
        login();
    }

    private void login() {
        await("return document.documentElement.dataset.session === 'out'");
        WebElement password = find("#password");
        password.clear();
        password.sendKeys(PASSWORD, Keys.ENTER);
        await("return document.documentElement.dataset.session === 'in'");
        await("return document.documentElement.dataset.ready === 'true'");
    }

    private void offline(boolean gone) {
        browser.executeCdpCommand("Network.enable", Map.of());
        browser.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", gone, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Failures of scripts and whatever the policies forbid; what the server refuses is part of these tests. */
    private List<LogEntry> errors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .filter(entry -> !entry.getMessage().contains("Failed to load resource"))
                .filter(entry -> !entry.getMessage().contains("net::ERR_INTERNET_DISCONNECTED"))
                .toList();
    }

    private WebElement find(String selector) {
        return browser.findElement(By.cssSelector(selector));
    }

    private String text(String selector) {
        return find(selector).getAttribute("textContent");
    }

    private void await(String script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(script).equals(true));
    }
}
