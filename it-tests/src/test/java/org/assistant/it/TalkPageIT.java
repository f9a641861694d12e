package org.assistant.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** The talk page as a person uses it, in a real browser. */
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
        assertThat(text("fact-engine")).containsIgnoringCase("kokoro");
        assertThat(text("fact-first")).containsPattern("[0-9]");
    }

    @Test
    void languageAndVoicePicked_areSpokenWith() {
        // The keyboard alone is enough.
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
    void question_isAnsweredAndSpoken() {
        browser.findElement(By.cssSelector("input[name=mode][value=ask] + span"))
                .click();
        type("What is 12 times 12?");
        browser.findElement(By.id("speak")).click();
        awaitDone();

        assertThat(text("reply")).contains("144");
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
