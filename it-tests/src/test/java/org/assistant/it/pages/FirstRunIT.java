package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assistant.it.FetchedModels;
import org.assistant.it.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests a user with a browser at a server without a model. */
final class FirstRunIT {

    @Test
    void click_installsTheVoice_andThePageSpeaks(@TempDir Path models) {
        Map<String, String> settings = Map.of(
                "tts.models.dir",
                models.toString(),
                "tts.models.local",
                FetchedModels.directory().resolve("kokoro").toString(),
                "tts.models.tuning",
                "off"); // tuning takes minutes and has its own test
        try (Server server = Server.start("first-run", settings)) {
            server.await("/v1/models", 200, Server.START);
            ChromeDriver browser = Browser.open(1_280);
            try {
                installAndSpeak(server, browser);
            } finally {
                browser.quit();
            }
        }
    }

    private static void installAndSpeak(Server server, ChromeDriver browser) {
        browser.get(server.uri("/").toString());
        WebElement install = browser.findElement(By.id("install-button"));
        new WebDriverWait(browser, Duration.ofSeconds(60)).until(driver -> install.isDisplayed());
        assertThat(install.getText()).matches("Install Kokoro \\(\\d+ MB\\)");
        assertThat(browser.findElement(By.id("notice")).getText())
                .startsWith("No voice is installed yet")
                .doesNotContainIgnoringCase("xtts");

        install.click();
        await(browser, "return document.documentElement.dataset.ready === 'true'");
        browser.findElement(By.id("text")).sendKeys("Here I am.");
        browser.findElement(By.id("speak")).click();
        await(browser, "return document.documentElement.dataset.state === 'done'");

        assertThat(browser.executeScript("return window.talk.lastUtterance.rms > 0.005"))
                .isEqualTo(true);
    }

    private static void await(ChromeDriver browser, String script) {
        new WebDriverWait(browser, Server.START)
                .until(driver -> browser.executeScript(script).equals(true));
    }
}
