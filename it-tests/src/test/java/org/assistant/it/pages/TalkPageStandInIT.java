package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.assistant.it.Server;
import org.assistant.it.WarWithEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests the talk page on a server that requires a key, and with a fallback to another engine. */
final class TalkPageStandInIT {

    private static final String KEY = "Anna-Key";

    private static Server server;

    private ChromeDriver browser;

    @BeforeAll
    static void start() {
        server = Server.start(
                WarWithEngine.of("talk-stand-in"),
                "talk-stand-in",
                Map.of("assistant.api.keys", "anna=" + KEY, "tts.scripted.latency-budget", "300"),
                Map.of());
        server.awaitReady(Server.START);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @Test
    void key_isAskedForUntilItIsRight_andKeptInTheTab() {
        open();
        await("return document.getElementById('key').open");
        assertThat(ready()).isFalse();
        give("Guess");
        await("return document.getElementById('key').open && sessionStorage['assistant.key'] === 'Guess'");
        assertThat(browser.findElement(By.id("key-error")).getText()).contains("does not know this key");
        give(KEY);
        await("return document.documentElement.dataset.ready === 'true'");

        browser.navigate().refresh();
        await("return document.documentElement.dataset.ready === 'true'");
        assertThat(browser.executeScript("return document.getElementById('key').open"))
                .isEqualTo(false);
        speak("Ann", "Good morning.");
        assertThat(browser.executeScript("return window.talk.lastUtterance.engine"))
                .isEqualTo("scripted");
        assertThat(browser.findElement(By.id("fallback")).isDisplayed()).isFalse();
    }

    @Test
    void keyThatIsNotGiven_isAskedForOnce() {
        open();
        await("return document.getElementById('key').open");
        browser.executeScript("window.delays = []; const before = setTimeout;"
                + "window.setTimeout = (action, delay) => { delays.push(delay); return before(action, delay); }");
        browser.findElement(By.id("key-cancel")).click();
        await("return !document.getElementById('notice-key').hidden");
        assertThat(browser.findElement(By.id("notice-title")).getText()).contains("API key");
        assertThat(browser.executeScript("return document.getElementById('key').open"))
                .isEqualTo(false);
        assertThat(browser.executeScript("return delays.filter(delay => delay >= 1000).length"))
                .as("looks to come")
                .isEqualTo(0L);

        browser.findElement(By.id("notice-key")).click();
        give(KEY);
        await("return document.documentElement.dataset.ready === 'true'");
        assertThat(browser.findElement(By.id("key-chip")).getText()).isEqualTo("Key …");
        assertThat(browser.findElement(By.id("snippet")).getAttribute("textContent"))
                .contains("Bearer $ASSISTANT_KEY");
    }

    @Test
    void sentenceThatIsLate_isMarkedWithWhoStoodInAndWhy() throws IOException {
        open();
        await("return document.getElementById('key').open");
        give(KEY);
        await("return document.documentElement.dataset.ready === 'true'");
        browser.manage().logs().get(LogType.BROWSER); // drops the 401 before the key, which the browser logs itself
        browser.executeScript(
                "window.announced = []; const status = document.getElementById('status');"
                        + "new MutationObserver(() => announced.push(status.textContent)).observe(status, { childList: true })");
        speak("Ann", "This comes at once. This one first=5000 is far too late.");

        assertThat(browser.executeScript("return announced.join()").toString())
                .contains("Kokoro spoke 1 sentence for Scripted, because it took longer than it may.");
        assertThat(browser.findElement(By.id("fallback")).getText())
                .isEqualTo("Kokoro spoke 1 sentence for Scripted, because it took longer than it may.");
        assertThat(browser.findElement(By.id("fact-engine")).getText()).isEqualTo("Scripted, then Kokoro");
        assertThat(browser.findElement(By.cssSelector("#history .told")).getText())
                .contains("Scripted, then Kokoro");
        picture("stand-in-wide");
        browser.manage().window().setSize(new org.openqa.selenium.Dimension(360, 1_400));
        picture("stand-in-narrow");
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        picture("stand-in-narrow-dark");
        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                        .map(LogEntry::getMessage))
                .isEmpty();
    }

    @Test
    void speechThatIsSlow_isHeldBackTheNextTime_andHasNoGaps() {
        open();
        await("return document.getElementById('key').open");
        give(KEY);
        await("return document.documentElement.dataset.ready === 'true'");
        String slow = "each=700 audio=500 w1 w2 w3 w4 w5 w6 w7 w8.";
        speak("Ann", slow);
        double gaps = number("underruns");
        speak("Ann", slow);

        assertThat(gaps).isGreaterThan(2);
        assertThat(number("underruns")).isLessThan(gaps);
        assertThat(number("firstSoundMs")).isGreaterThan(2_000);
    }

    private double number(String figure) {
        return ((Number) browser.executeScript("return window.talk.lastUtterance." + figure)).doubleValue();
    }

    @Test
    void withoutWebSockets_theAnswerComesOverHttp() {
        browser = Browser.open(1_280);
        browser.executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of(
                        "source",
                        "window.WebSocket = class extends WebSocket { constructor(url)"
                                + " { super(url.replace('/live', '/nowhere')); } };"));
        browser.get(server.uri("/").toString());
        await("return document.getElementById('key').open");
        give(KEY);
        await("return document.documentElement.dataset.ready === 'true'");
        browser.findElement(By.cssSelector("input[name=mode][value=ask] + span"))
                .click();
        speak("Heart", "What time is it in Tokyo?");

        assertThat(browser.findElement(By.id("reply")).getText()).contains("in Tokyo");
        assertThat(browser.executeScript("return performance.getEntriesByType('resource')"
                        + ".some(entry => entry.name.endsWith('/api/assistant/reply'))"))
                .isEqualTo(true);
        speak("Ann", "say This first=5000 is far too late.");
        assertThat(browser.findElement(By.id("fallback")).getText())
                .isEqualTo("Kokoro spoke for Scripted, because it took longer than it may.");
    }

    private void open() {
        browser = Browser.open(1_280);
        browser.get(server.uri("/").toString());
    }

    private void give(String key) {
        browser.findElement(By.id("key-field")).sendKeys(key, Keys.ENTER);
    }

    private void speak(String voice, String text) {
        browser.findElement(By.id("voice")).sendKeys(voice);
        var box = browser.findElement(By.id("text"));
        box.clear();
        box.sendKeys(text);
        browser.findElement(By.id("speak")).click();
        await("return ['done', 'error'].includes(document.documentElement.dataset.state)");
        assertThat(browser.executeScript("return document.documentElement.dataset.state"))
                .as(() -> browser.findElement(By.id("form-error")).getText())
                .isEqualTo("done");
    }

    private boolean ready() {
        return browser.executeScript("return document.documentElement.dataset.ready")
                .equals("true");
    }

    /** Keeps a screenshot of the page for people. */
    private void picture(String name) throws IOException {
        Map<String, Object> taken = browser.executeCdpCommand("Page.captureScreenshot", Map.of());
        Path file = Path.of("target", "pictures", name + ".png");
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode((String) taken.get("data")));
    }

    private void await(String script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(script).equals(true));
    }
}
