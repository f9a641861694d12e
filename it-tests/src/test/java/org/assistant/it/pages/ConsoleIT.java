package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.assistant.it.Api;
import org.assistant.it.Server;
import org.assistant.it.cloning.XttsModel;
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

/** Tests the console in a real browser as a logged-in operator uses it, on a server whose XTTS has no model. */
final class ConsoleIT {

    private static final String PASSWORD = "correct horse battery";

    /** The title of its model. */
    private static final String XTTS = "XTTS v2.0.3 with its built-in speakers";

    /** The host of every download, which takes the request and never answers. */
    private static ServerSocket silence;

    private static Server server;
    private ChromeDriver browser;

    @BeforeAll
    static void start() throws IOException {
        String models = XttsModel.models("models-console").toString();
        silence = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        server = Server.start(
                "console",
                Map.of("tts.models.dir", models, "tts.admin.password", PASSWORD, "assistant.node", "tts-7"),
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
            assertThat(text("#utterances")).contains("Kokoro").containsPattern("#[0-9]+ no key, 127.0.0.1");
            browser.executeScript("document.querySelector('#utterances button').click()");
            await("return document.querySelector('#utterances button') === null");
            await("return /Cancelled[1-9]/.test(document.getElementById('totals').textContent)");
        }

        await("return /cancelled utterance/.test(document.getElementById('happenings').textContent)");
    }

    @Test
    void page_saysHowSpeechIsAndWhoSpeaks() {
        await("return document.getElementById('fresh').textContent === 'Live'");

        assertThat(text("#verdict-word")).isIn("Good", "Degraded");
        assertThat(text("#verdict-text")).isNotBlank();
        assertThat(find("[data-engine=kokoro]").getAttribute("data-state")).isIn("idle", "ready");
        assertThat(find("[data-engine=xtts]").getAttribute("data-state")).isEqualTo("unavailable");
        assertThat(text("[data-engine=xtts]")).contains("models fetch xtts --accept-license");
        assertThat(text("[data-backend=kokoro]")).contains("speaks now");
        assertThat(browser.getTitle()).startsWith(text("#verdict-word") + " · tts-7");
        assertThat(text("#bar-word")).isEqualTo(text("#verdict-word"));
        assertThat(text("#node")).contains("tts-7");
        assertThat(find("#figures-title").getText()).isEqualTo("Last 5 minutes");
    }

    @Test
    void meterAndLimits_areThoseOfEnginesThatCanSpeak() {
        await("return document.querySelector('#plot-first .legend-limit') !== null");
        assertThat(text("#plot-first .legend")).contains("late after 2.0 s").doesNotContain("budget");
        assertThat(text("#figure-first-note")).isEqualTo("late after 2.0 s");
        assertThat(text("#lanes"))
                .contains("Kokoro: waiting for the first sound")
                .contains("a new client would wait 0 ms; above 300.0 s requests are refused")
                .doesNotContain("XTTS");
    }

    @Test
    void spanOfThePlots_canBeChosen() {
        await("return document.querySelectorAll('.plot canvas').length === 4");
        find("[data-span='24h']").sendKeys(Keys.ENTER);
        await("return document.getElementById('plots-title').textContent === 'The last 24 hours'");
        assertThat(find("[data-span='24h']").getAttribute("aria-pressed")).isEqualTo("true");
        WebElement plot = find("#plot-queue .plot-canvas");
        browser.executeScript("arguments[0].focus()", plot);
        plot.sendKeys(Keys.HOME);
        await("return document.querySelector('#plot-queue .plot-canvas').getAttribute('aria-valuemax') === '179'");
        assertThat(text("#span-error")).isEmpty();
    }

    @Test
    void configuration_isShownWithItsSourceAndWithoutSecrets() {
        browser.executeScript("document.getElementById('configuration').open = true");
        await("return document.querySelectorAll('#configuration-body tr').length > 30");
        String table = text("#configuration-body");
        assertThat(table).contains("Name of this server").contains("tts-7").contains("set, not shown");
        assertThat(browser.getPageSource()).doesNotContain(PASSWORD);
    }

    @Test
    void loginsAndChanges_areListedAndExported() {
        await("return /The operator logged in/.test(document.getElementById('audit').textContent)");
        assertThat(find("#audit-file").getAttribute("href")).endsWith("/api/admin/audit/file");
        Object csv = browser.executeAsyncScript("const done = arguments[arguments.length - 1];"
                + "fetch(document.getElementById('audit-file').href).then(answer => answer.text()).then(done)");
        assertThat((String) csv).startsWith("when,who,kind,what").contains("The operator logged in from");
    }

    @Test
    void events_canBeFilteredByTheirKind() {
        browser.executeScript("const kind = document.getElementById('happenings-kind');"
                + "kind.value = 'audit'; kind.dispatchEvent(new Event('change'))");
        await("return /logged in/.test(document.getElementById('happenings').textContent)");
        await("return [...document.querySelectorAll('#happenings .kind')]"
                + ".every(kind => kind.textContent.endsWith('Request or login'))");
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

        assertThat(text("#backend-error")).contains("XTTS").contains("models fetch xtts");
        assertThat(find("[data-backend=kokoro]").getAttribute("aria-pressed")).isEqualTo("true");
    }

    @Test
    void text_isShownAsItIsRead_andAWordIsCorrected() {
        WebElement text = find("#reading-text");
        text.clear();
        text.sendKeys("Xyzzyx has 3 cats.");
        find("#reading-show").sendKeys(Keys.ENTER); // no click: content that loads above moves it
        await("return document.querySelectorAll('#reading-sentences .chip').length === 4");
        assertThat(text(".normalized")).isEqualTo("Xyzzyx has three cats.");
        assertThat(text("#reading-sentences .chip")).contains("guessed by eSpeak NG");
        assertThat(text("#reading-engine")).contains("Kokoro", "XTTS");

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
        WebElement fetch = find("button[aria-label='Download " + XTTS + "']");
        fetch.sendKeys(Keys.ENTER);
        assertThat(text("#models")).contains("Accept the licence first.");
        browser.switchTo().activeElement().sendKeys(Keys.SPACE);
        fetch.sendKeys(Keys.ENTER);
        await("return document.querySelector(\"button[aria-label='Stop downloading " + XTTS
                + "']\").offsetParent !== null");
        assertThat(text("#models")).contains("Downloading");
        assertThat(find("progress[aria-label='Downloading " + XTTS + "']").isDisplayed())
                .isTrue();

        find("button[aria-label='Stop downloading " + XTTS + "']").sendKeys(Keys.ENTER);
        await("return document.getElementById('models').textContent.includes('Stopping…')");
        silence.close(); // otherwise the download ends only at its timeout
        await("return document.getElementById('models').textContent.includes('The last download was cancelled')");
        assertThat(fetch.isDisplayed()).isTrue();
        assertThat(fetch.getAttribute("aria-disabled")).isNotEqualTo("true");
        assertThat(text("[data-engine=xtts] a")).isEqualTo("Download the model here");
    }

    @Test
    void sentenceSpoken_isCountedAndCanBeReadAtTheCursor() {
        new Api(server).post(Api.SPEECH, Map.of("model", "kokoro", "input", "Good morning.", "voice", "af_heart"));
        await("return document.getElementById('figure-first').textContent !== '–'");
        await("return document.querySelector('#plot-first .legend button') !== null");
        WebElement plot = find("#plot-first .plot-canvas");
        // Everything works by keyboard alone.
        browser.executeScript("arguments[0].focus()", plot);
        plot.sendKeys(Keys.HOME);

        assertThat(plot.getAttribute("aria-valuenow")).isEqualTo("0");
        assertThat(plot.getAttribute("aria-valuetext")).containsPattern("[0-9]{2}:[0-9]{2}:[0-9]{2}");
        assertThat(text("#plot-queue .plot-time")).isEqualTo(text("#plot-first .plot-time"));
    }

    @Test
    void finishedUtterance_isListedAndFoundByItsNumber() {
        new Api(server).post(Api.SPEECH, Map.of("model", "kokoro", "input", "Good night.", "voice", "af_sky"));
        await("return /af_sky/.test(document.getElementById('finished').textContent)");
        String number = (String) browser.executeScript("return [...document.querySelectorAll('#finished tr')]"
                + ".find(row => row.textContent.includes('af_sky')).firstElementChild.textContent");
        WebElement search = find("#finished-search");
        search.sendKeys(number + " af_sky", Keys.ENTER);
        await("return document.querySelectorAll('#finished tr').length === 1");
        assertThat(text("#finished"))
                .contains("Kokoro")
                .contains("no key, 127.0.0.1")
                .doesNotContain("Good night");
        search.sendKeys(" nobody", Keys.ENTER);
        await("return document.getElementById('finished-count').textContent === 'None of them matches.'");
    }

    @Test
    void streamGone_dataAreSaidToBeOldUntilItIsBack() {
        await("return document.getElementById('fresh').textContent === 'Live'");
        offline(true);
        browser.executeScript("streams.forEach(stream => stream.close())");
        await("return document.getElementById('board').dataset.stale === 'true'");

        assertThat(text("#verdict-word")).isEqualTo("Unknown");
        assertThat(text("#fresh")).contains("Reconnecting, last update");

        offline(false);
        await("return document.getElementById('board').dataset.stale === 'false'");
        assertThat(text("#verdict-word")).isNotEqualTo("Unknown");
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
        // An open stream survives a disabled network, so the tests close it themselves.
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

    /** Script errors and violations of the policies; refusals of the server are part of these tests. */
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
