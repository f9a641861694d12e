package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.logging.Level;
import org.assistant.it.Api;
import org.assistant.it.cloning.PayaraMicroWithXtts;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests that the console makes, renames and deletes a voice on a server without a password. */
@ExtendWith(PayaraMicroWithXtts.class)
final class XttsConsoleIT {

    private final Api api;
    private ChromeDriver browser;

    XttsConsoleIT(Api api) {
        this.api = api;
    }

    @BeforeEach
    void open() {
        open(Browser.open(1_280));
    }

    private void open(ChromeDriver opened) {
        browser = opened;
        browser.get(api.uri("/admin/").toString());
        await("return document.documentElement.dataset.ready === 'true'");
    }

    @AfterEach
    void close() {
        browser.quit();
        api.send(api.request(VoiceUpload.VOICES + "/ada").DELETE().build(), BodyHandlers.discarding());
    }

    @Test
    void voice_isMadeWithConsentListedRenamedAndDeleted(@TempDir Path folder) throws IOException {
        Path clip = folder.resolve("ada.wav");
        Files.write(clip, AudioFormat.WAV.encode(SyntheticVoice.of(6)));
        browser.executeScript("document.querySelector('.fold.make').open = true");
        type("#clone-name", "Ada");
        type("#clone-speaker", "Ada Lovelace");
        type("#clone-proof", "Form 12");
        browser.findElement(By.id("clips")).sendKeys(clip.toString());
        await("return document.querySelectorAll('#clip-list li').length === 1");
        browser.executeScript("document.getElementById('clone-send').click()");
        assertThat(text("#clone-sure-error")).contains("consent");
        assertThat(text("#voices")).doesNotContain("Ada");

        browser.executeScript(
                "document.getElementById('clone-sure').click();" + "document.getElementById('clone-send').click()");
        await("return document.getElementById('voices').textContent.includes('Ada')");
        assertThat(text("#voices blockquote"))
                .startsWith("Ada Lovelace agreed on ")
                .contains("Kept as: Form 12");
        assertThat(api.json("/api/admin/voices").toString()).contains("Ada Lovelace agreed on ");

        press("Rename Ada");
        type("#voices input[name=name]", "Countess");
        browser.findElement(By.cssSelector("#voices input[name=name]")).sendKeys(Keys.ENTER);
        await("return document.querySelector('#voices h3').textContent === 'Countess'");

        press("Delete Countess");
        assertThat(text("#forget-question")).contains("Countess");
        browser.executeScript("document.getElementById('forget-yes').click()");
        await("return !document.getElementById('voices').textContent.includes('Countess')");
        assertThat(errors()).isEmpty();
    }

    @Test
    void engineWithoutAVoice_saysSoAndIsNotSwitchedTo() {
        assertThat(api.json("/api/admin/voices").getJsonArray("voices")).isEmpty();
        await("return document.querySelector('[data-engine=xtts]').dataset.state === 'needs_voice'");
        assertThat(text("[data-engine=xtts]")).contains("Needs a voice").contains("It has no voice yet");
        WebElement xtts = browser.findElement(By.cssSelector("[data-backend=xtts]"));
        assertThat(xtts.getAttribute("aria-disabled")).isEqualTo("true");
        browser.findElement(By.cssSelector("[data-engine=xtts] a[href='#make-voice']"))
                .sendKeys(Keys.ENTER);
        assertThat(browser.executeScript("return document.getElementById('make-voice').open"))
                .isEqualTo(true);
    }

    @Test
    void modelMadeOfACheckpoint_isShownAsThatWithItsSizeOnDisk() {
        await("return /XTTS, converted from/.test(document.getElementById('models').textContent)");
        assertThat(text("#models")).doesNotContain("built-in speakers").doesNotContain("1.88 GB");
    }

    @Test
    void voiceFromTheMicrophone_isRecordedMadeAndHeard(@TempDir Path folder) throws IOException {
        Path spoken = folder.resolve("spoken.wav");
        Files.write(spoken, AudioFormat.WAV.encode(SyntheticVoice.of(8)));
        browser.quit();
        open(Browser.open(
                1_280,
                "--use-fake-ui-for-media-stream",
                "--use-fake-device-for-media-stream",
                "--use-file-for-fake-audio-capture=" + spoken));
        browser.executeScript("document.querySelector('.fold.make').open = true");
        type("#clone-name", "Ada");
        type("#clone-speaker", "Ada Lovelace");
        browser.findElement(By.id("clone-sure")).sendKeys(Keys.SPACE);
        WebElement record = browser.findElement(By.id("record"));
        record.sendKeys(Keys.ENTER);
        await("return document.getElementById('record-level').value > 0.1");
        await("return parseFloat(document.getElementById('record-time').textContent) >= 6.2");
        record.sendKeys(Keys.ENTER);
        assertThat(text("#record-error")).isEmpty();
        assertThat(text("#clip-list")).contains("recording-1.wav");

        browser.findElement(By.id("clone-send")).sendKeys(Keys.ENTER);
        await("return document.getElementById('voices').textContent.includes('Ada')");
        assertThat(text("#voices")).contains("1 recording");
        assertThat(browser.executeScript("return document.querySelector('.fold.make').open"))
                .isEqualTo(false);
        press("Listen to Ada");
        browser.findElement(By.cssSelector("#voices .sample input")).sendKeys(Keys.ENTER);
        await("return document.querySelector('#voices .sample [role=status]').textContent === 'Spoken by XTTS.'");
        await("return document.querySelector('#voices audio').duration > 0.2");

        press("Delete Ada");
        browser.findElement(By.cssSelector("#forget button")).sendKeys(Keys.ESCAPE);
        assertThat(text("#voices")).contains("Ada");
        assertThat(errors()).isEmpty();
    }

    private void press(String label) {
        browser.executeScript("document.querySelector('[aria-label=\"" + label + "\"]').click()");
    }

    private void type(String selector, String words) {
        browser.findElement(By.cssSelector(selector)).clear();
        browser.findElement(By.cssSelector(selector)).sendKeys(words);
    }

    private List<LogEntry> errors() {
        return browser.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .toList();
    }

    private String text(String selector) {
        return browser.findElement(By.cssSelector(selector)).getAttribute("textContent");
    }

    private void await(String script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(script).equals(true));
    }
}
