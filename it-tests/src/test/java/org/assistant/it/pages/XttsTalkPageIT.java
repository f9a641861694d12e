package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.cloning.PayaraMicroWithXtts;
import org.assistant.it.cloning.SyntheticVoice;
import org.assistant.it.cloning.VoiceUpload;
import org.assistant.tts.audio.AudioFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests the talk page with two engines, one of them with a cloned voice. */
@ExtendWith(PayaraMicroWithXtts.class)
final class XttsTalkPageIT {

    private final Api api;
    private ChromeDriver browser;

    XttsTalkPageIT(Api api) {
        this.api = api;
    }

    @BeforeEach
    void open() {
        assertThat(VoiceUpload.of("Page voice")
                        .text("language", "de")
                        .clip(AudioFormat.WAV.encode(SyntheticVoice.of(6)))
                        .to(api)
                        .statusCode())
                .isEqualTo(200);
        browser = Browser.open(1_280);
        browser.get(api.uri("/").toString());
        await("return document.documentElement.dataset.ready === 'true'");
    }

    @AfterEach
    void close() {
        browser.quit();
        api.send(api.request(VoiceUpload.VOICES + "/page-voice").DELETE().build(), BodyHandlers.discarding());
    }

    @Test
    void voices_standUnderTheirEnginesInEachLanguageThatTheySpeak() {
        assertThat(options("language"))
                .contains("American English", "British English", "Spanish", "German", "Korean", "Brazilian Portuguese")
                .doesNotContain("English", "Portuguese")
                .doesNotHaveDuplicates();
        assertThat(chosen("voice")).isEqualTo("Heart");

        pick("language", "Spanish");
        await("return document.getElementById('voice').value === 'ef_dora'"); // the first engine's, not the cloned one
        assertThat(headings()).containsExactly("Women · Kokoro", "Men · Kokoro", "Men · XTTS");
    }

    @Test
    void languageOfOneEngineAlone_hasItsVoice() {
        pick("language", "German");
        await("return document.getElementById('voice').value === 'page-voice'");
        assertThat(options("voice")).containsExactly("Page voice");
    }

    @Test
    void clonedVoice_speaksTheLanguageThatIsPicked() {
        pick("language", "Spanish");
        await("return document.getElementById('voice').value === 'ef_dora'");
        pick("voice", "Page voice");
        browser.findElement(By.id("text")).sendKeys("Hola, mundo!");
        browser.findElement(By.id("speak")).click();
        await("return ['done', 'error'].includes(document.documentElement.dataset.state)");

        assertThat(browser.executeScript("return document.documentElement.dataset.state"))
                .isEqualTo("done");
        @SuppressWarnings("unchecked")
        Map<String, Object> heard = (Map<String, Object>) browser.executeScript("return window.talk.lastUtterance");
        assertThat(heard).containsEntry("engine", "xtts").containsEntry("complete", true);
        assertThat(((Number) heard.get("rms")).doubleValue()).isGreaterThan(0.001);
        assertThat(browser.findElement(By.id("snippet")).getAttribute("textContent"))
                .contains("\"voice\":\"page-voice\"", "\"language\":\"es\"", "\"model\":\"xtts\"");
    }

    private void pick(String select, String text) {
        browser.findElement(By.id(select)).sendKeys(text); // Select.selectBy... fires no input event
    }

    private String chosen(String select) {
        return new Select(browser.findElement(By.id(select)))
                .getFirstSelectedOption()
                .getText();
    }

    private List<String> options(String select) {
        return new Select(browser.findElement(By.id(select)))
                .getOptions().stream().map(WebElement::getText).toList();
    }

    private List<String> headings() {
        return browser.findElements(By.cssSelector("#voice optgroup")).stream()
                .map(group -> group.getAttribute("label"))
                .toList();
    }

    private void await(String script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(script).equals(true));
    }
}
