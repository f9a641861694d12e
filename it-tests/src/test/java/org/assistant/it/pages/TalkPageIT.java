package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests the talk page in a real browser as a user does. */
@ExtendWith(PayaraMicro.class)
final class TalkPageIT {

    private final Api api;
    private ChromeDriver browser;

    TalkPageIT(Api api) {
        this.api = api;
    }

    @BeforeEach
    void open() {
        browser = Browser.open(1_280);
        browser.get(api.uri("/").toString());
        await("return document.documentElement.dataset.ready === 'true'");
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @Test
    void click_speaksAndIsHeard() {
        type("Good morning.");
        browser.findElement(By.id("speak")).click();
        awaitDone();

        Map<String, Object> heard = lastUtterance();
        assertThat(heard).containsEntry("engine", "kokoro").containsEntry("complete", true);
        assertThat(number(heard, "samples") / number(heard, "sampleRate")).isBetween(0.5, 4.0);
        assertThat(number(heard, "rms")).isGreaterThan(0.005);
        assertThat(number(heard, "heard")).isGreaterThan(0.9 * number(heard, "samples"));
        assertThat(number(heard, "firstSoundMs")).isPositive();
        assertThat(text("fact-engine")).isEqualTo("Kokoro");
        assertThat(text("fact-first")).containsPattern("[0-9]");
    }

    @Test
    void languageAndVoicePicked_areSpokenWith() {
        // Everything works by keyboard alone.
        browser.findElement(By.id("language")).sendKeys("French");
        await("return document.querySelector('#voice option[value=ff_siwis]') !== null");
        browser.findElement(By.id("voice")).sendKeys("Siwis");
        type("Bonjour.");
        browser.findElement(By.id("text")).sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        awaitDone();

        assertThat(number(lastUtterance(), "rms")).isGreaterThan(0.005);
        assertThat(text("snippet")).contains("ff_siwis");
    }

    @Test
    void defaultVoice_isNamedInNoRequest() {
        browser.executeScript("window.sent = []; const send = WebSocket.prototype.send;"
                + "WebSocket.prototype.send = function (data) { sent.push(data); send.call(this, data) }");
        Select voice = new Select(browser.findElement(By.id("voice")));
        assertThat(voice.getOptions().get(0).getText()).isEqualTo("Default voice (now Kokoro)");
        voice.selectByIndex(0);
        type("Good morning.");
        assertThat(text("snippet")).contains("\"model\":\"tts-1\"").doesNotContain("\"voice\"");
        browser.findElement(By.id("speak")).click();
        awaitDone();

        assertThat(lastUtterance()).containsEntry("engine", "kokoro");
        assertThat(number(lastUtterance(), "rms")).isGreaterThan(0.005);
        assertThat(browser.executeScript("return sent.join()").toString())
                .contains("Good morning.")
                .doesNotContain("voice", "backend");
        assertThat(text("history")).contains("Default voice");
    }

    @Test
    void voice_isFoundByNameLanguageAndSex() {
        WebElement find = browser.findElement(By.id("find"));
        find.sendKeys("brit male");
        assertThat(text("found-told")).isEqualTo("4 voices match.");
        assertThat(found()).containsExactly("Daniel", "Fable", "George", "Lewis");
        find.sendKeys(" x");
        assertThat(text("found-told")).isEqualTo("No voice matches.");

        browser.executeScript("arguments[0].value = ''", find);
        find.sendKeys("nico", Keys.ENTER);
        assertThat(browser.findElement(By.id("voice")).getAttribute("value")).isEqualTo("im_nicola");
        assertThat(browser.findElement(By.id("language")).getAttribute("value")).isEqualTo("it");
        assertThat(text("snippet")).contains("im_nicola");
        assertThat(browser.executeScript("return document.activeElement.id")).isEqualTo("voice");
        assertThat(browser.findElement(By.id("found")).isDisplayed()).isFalse();
        assertThat(text("text-error")).as("nothing was sent").isEmpty();

        find.sendKeys("siwis");
        browser.findElement(By.cssSelector("#found button")).click();
        assertThat(browser.findElement(By.id("voice")).getAttribute("value")).isEqualTo("ff_siwis");
    }

    private List<String> found() {
        return browser.findElements(By.cssSelector("#found button")).stream()
                .map(button -> button.getText().split("\\s")[0])
                .toList();
    }

    @Test
    void question_isAnsweredAndSpoken() {
        browser.findElement(By.cssSelector("input[name=mode][value=ask] + span"))
                .click();
        assertThat(text("skills")).startsWith("No language model is connected");
        assertThat(browser.findElement(By.id("skills")).isDisplayed()).isTrue();
        type("What time is it in Tokyo?");
        browser.findElement(By.id("speak")).click();
        awaitDone();

        assertThat(text("reply")).contains("in Tokyo");
        assertThat(number(lastUtterance(), "rms")).isGreaterThan(0.005);
    }

    @Test
    void textNobodyCanSay_isRefusedInWords() {
        type("\u4f60\u597d");
        browser.findElement(By.id("speak")).click();
        await("return document.documentElement.dataset.state === 'error'");

        assertThat(browser.findElements(By.cssSelector("[role=alert]")))
                .anySatisfy(alert -> assertThat(alert.getText()).isNotBlank());
    }

    @Test
    void textThatIsTooLong_isToldWithItsLengthAndTheServersLimit() {
        browser.executeScript("const text = document.getElementById('text'); text.value = 'a'.repeat(100_001) + ' ';"
                + "text.dispatchEvent(new Event('input', { bubbles: true }))");
        assertThat(text("count")).isEqualTo("100,001 of at most 100,000 characters");

        String told = "The text is too long: it has 100,001 characters, and this server takes at most 100,000.";
        press(browser.findElement(By.id("speak")));
        assertThat(text("text-error")).isEqualTo(told);

        press(browser.findElement(By.id("save"))); // the server refuses this one
        await("return document.getElementById('save-told').textContent.startsWith('Not saved')");
        assertThat(text("save-told")).isEqualTo("Not saved. " + told);
    }

    @Test
    void textThatIsRead_isShownWithItsSentences_andAClickPlaysFromOne() {
        type("Good morning to you. This is the second sentence. And this one is the third of them.");
        browser.findElement(By.id("speak")).click();
        await("return document.querySelector('#reply .sentence[aria-current]') !== null");
        awaitDone();

        assertThat(text("reply-title")).isEqualTo("Text");
        List<WebElement> sentences = browser.findElements(By.cssSelector("#reply .sentence.there"));
        assertThat(sentences)
                .extracting(WebElement::getText)
                .containsExactly(
                        "Good morning to you.", "This is the second sentence.", "And this one is the third of them.");

        double length = number(lastUtterance(), "samples");
        press(sentences.get(2));
        await("return document.documentElement.dataset.state === 'speaking'");
        assertThat(number(lastUtterance(), "heard")).isGreaterThan(length / 3);
        await("return document.getElementById('progress').textContent.includes('Sentence 3 of 3')");
        awaitDone();

        press(browser.findElement(By.id("back")));
        await("return document.documentElement.dataset.state === 'speaking'");
        assertThat(number(lastUtterance(), "heard")).isLessThan(length / 2);
    }

    @Test
    void longText_leavesThePlayerInView_canBeSoughtInWhileItArrives_andSaysWhereItWasStopped() {
        browser.executeScript("const text = document.getElementById('text');"
                + "text.value = 'Every sentence of this chapter is the same. '.repeat(200);"
                + "text.dispatchEvent(new Event('input', { bubbles: true }))");
        browser.findElement(By.id("text")).sendKeys(Keys.chord(Keys.CONTROL, Keys.ENTER));
        await("return document.documentElement.dataset.state === 'speaking'");

        assertThat(browser.executeScript("const box = document.getElementById('transport').getBoundingClientRect();"
                        + "return box.height > 40 && box.top >= 0 && box.bottom <= innerHeight + 1"))
                .isEqualTo(true);
        assertThat(browser.findElement(By.id("scrub")).isEnabled()).isTrue();
        await("return / of 200 .* about \\d+ min in all/.test(document.getElementById('progress').textContent)");
        browser.findElement(By.id("halt")).click();
        await("return /^Stopped after \\d+ s$/.test(document.getElementById('progress').textContent)");
    }

    @Test
    void saveAsFile_makesAFileWithoutPlayingIt() {
        browser.executeScript("window.saved = []; const create = URL.createObjectURL;"
                + "URL.createObjectURL = (blob) => { saved.push(blob); return create.call(URL, blob); }");
        type("Good morning.");
        for (String format : List.of("mp3", "wav")) {
            new Select(browser.findElement(By.id("save-format"))).selectByValue(format);
            browser.findElement(By.id("save")).click();
            await("return document.getElementById('save-told').textContent.startsWith('Saved ')"
                    + " && document.getElementById('save-told').textContent.endsWith('." + format + ".')");
        }

        assertThat(browser.executeScript("return saved.length")).isEqualTo(2L);
        assertThat((Long) browser.executeScript("return saved[0].size")).isGreaterThan(4_000);
        assertThat(
                        browser.executeAsyncScript(
                                "const done = arguments[0];"
                                        + "saved[1].slice(0, 44).arrayBuffer().then((head) => { const view = new DataView(head);"
                                        + "done(view.getUint32(0) === 0x52494646 && view.getUint32(40, true) === saved[1].size - 44) })"))
                .isEqualTo(true);
        assertThat(browser.executeScript("return document.documentElement.dataset.state"))
                .isEqualTo("idle");
    }

    @Test
    void textOfAnotherScript_isToldAndItsLanguageOffered() {
        type("\u3053\u3093\u306b\u3061\u306f\u3001\u5143\u6c17\u3067\u3059\u304b\u3002");
        assertThat(browser.findElement(By.id("script-text")).getText())
                .isEqualTo("This text looks like Japanese; Heart speaks American English.");
        browser.findElement(By.id("script-button")).click();
        assertThat(browser.findElement(By.id("language")).getAttribute("value")).startsWith("ja");
        assertThat(browser.findElement(By.id("script")).isDisplayed()).isFalse();
    }

    @Test
    void draft_isThereAfterAReload_andHistoryBringsTextAndVoiceBack() {
        new Select(browser.findElement(By.id("voice"))).selectByVisibleText("Bella");
        type("Good morning.");
        browser.findElement(By.id("speak")).click();
        awaitDone();
        new Select(browser.findElement(By.id("voice"))).selectByVisibleText("Heart");
        type("Something else.");
        browser.findElement(By.cssSelector("#history button")).click();
        assertThat(browser.findElement(By.id("text")).getAttribute("value")).isEqualTo("Good morning.");
        assertThat(browser.findElement(By.id("voice")).getAttribute("value")).isEqualTo("af_bella");

        type("Not said yet.");
        browser.navigate().refresh();
        await("return document.documentElement.dataset.ready === 'true'");
        assertThat(browser.findElement(By.id("text")).getAttribute("value")).isEqualTo("Not said yet.");
    }

    /** Tests the page's part only; the answer of a busy server has its own test. */
    @Test
    void busyServer_isAskedAgainAfterTheTimeThatItTold() {
        browser.executeScript("""
                const send = WebSocket.prototype.send;
                WebSocket.prototype.send = function (data) {
                  WebSocket.prototype.send = send;
                  const error = { message: 'busy', code: 'overloaded', type: 'rate_limit_error', param: null };
                  const told = { type: 'error', turn: 1, error, retry_after: 2 };
                  this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(told) }));
                  send.call(this, '{"type": "read", "text": " "}'); // a turn for the server, too
                };
                """);
        type("Good morning.");
        browser.findElement(By.id("speak")).click();
        await("return document.getElementById('busy-text').checkVisibility()");
        assertThat(text("busy-text")).isEqualTo("The server is busy: about 2 s.");
        assertThat(text("server-text")).isEqualTo("Busy");
        press(browser.findElement(By.id("busy-wait")));
        assertThat(text("busy-text")).startsWith("The server is busy. Speaking in ");
        await("return document.documentElement.dataset.state === 'done'");

        assertThat(number(lastUtterance(), "rms")).isGreaterThan(0.005);
        assertThat(browser.findElement(By.id("busy")).isDisplayed()).isFalse();
        assertThat(text("server-text")).isEqualTo("Ready");
    }

    @Test
    void voice_isHeardWithASentenceOfItsLanguage_andTheTextStays() {
        new Select(browser.findElement(By.id("language"))).selectByVisibleText("Spanish");
        type("Not to be said.");
        browser.findElement(By.id("try")).click();
        awaitDone();

        assertThat(text("reply")).startsWith("Buenos d\u00edas.");
        assertThat(number(lastUtterance(), "rms")).isGreaterThan(0.005);
        assertThat(browser.findElement(By.id("text")).getAttribute("value")).isEqualTo("Not to be said.");
    }

    @Test
    void volume_isThatOfTheSlider() {
        browser.executeScript("const create = AudioContext.prototype.createGain;"
                + "AudioContext.prototype.createGain = function () { return window.gain = create.call(this) }");
        type("Good morning.");
        browser.executeScript("const volume = document.getElementById('volume'); volume.value = '0.5';"
                + "volume.dispatchEvent(new Event('input', { bubbles: true }))");
        browser.findElement(By.id("speak")).click();
        awaitDone();

        assertThat(browser.executeScript("return window.gain.gain.value")).isEqualTo(0.5);
    }

    @Test
    void page_hasNoErrorAndFetchesFromItsServerAlone() {
        List<LogEntry> errors = browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .toList();
        Object foreign =
                browser.executeScript("return performance.getEntriesByType('resource').map(entry => entry.name)"
                        + ".filter(name => !name.startsWith(location.origin) && !name.startsWith('blob:'))");

        assertThat(errors).isEmpty();
        assertThat((List<?>) foreign).isEmpty();
    }

    @Test
    void narrowWindow_needsNoSidewaysScrolling() {
        browser.quit();
        browser = Browser.open(360);
        browser.get(api.uri("/").toString());
        await("return document.documentElement.dataset.ready === 'true'");

        assertThat(browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
    }

    /** Clicks by script, since the driver does not wait for smooth scrolling. */
    private void press(WebElement element) {
        browser.executeScript("arguments[0].click()", element);
    }

    private void type(String text) {
        var box = browser.findElement(By.id("text"));
        box.clear();
        box.sendKeys(text);
    }

    private String text(String id) {
        return browser.findElement(By.id(id)).getAttribute("textContent");
    }

    private void awaitDone() {
        await("return ['done', 'error'].includes(document.documentElement.dataset.state)");
        assertThat(browser.executeScript("return document.documentElement.dataset.state"))
                .as(() -> browser.findElements(By.cssSelector("[role=alert]")).stream()
                        .map(WebElement::getText)
                        .collect(Collectors.joining(" | ")))
                .isEqualTo("done");
    }

    private void await(String script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(script).equals(true));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> lastUtterance() {
        return (Map<String, Object>) browser.executeScript("return window.talk.lastUtterance");
    }

    private static double number(Map<String, Object> utterance, String name) {
        return ((Number) utterance.get(name)).doubleValue();
    }
}
