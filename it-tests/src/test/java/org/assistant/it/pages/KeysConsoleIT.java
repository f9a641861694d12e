package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests the making and revoking of API keys in the console. */
final class KeysConsoleIT {

    private static final String PASSWORD = "correct horse battery";

    @Test
    void key_isMadeAndShownOnce_isLetIn_andRefusedOnceItIsRevoked(@TempDir Path folder) throws IOException {
        Path keys = folder.resolve("keys");
        Files.writeString(keys, "# by hand\nbert.key=Bert-has-a-long-key\n");
        Map<String, String> settings =
                Map.of("tts.admin.password", PASSWORD, "assistant.api.keys-file", keys.toString());
        try (Server server = Server.start("keys-console", settings)) {
            server.awaitReady(Server.START);
            ChromeDriver browser = Browser.open(1_280);
            try {
                makeAndRevoke(server, browser);
            } finally {
                browser.quit();
            }
        }
        assertThat(Files.readString(keys)).isEqualTo("# by hand\nbert.key=Bert-has-a-long-key\n");
    }

    private static void makeAndRevoke(Server server, ChromeDriver browser) {
        browser.get(server.uri("/admin/").toString());
        await(browser, "return document.documentElement.dataset.session === 'out'");
        browser.findElement(By.id("password")).sendKeys(PASSWORD, Keys.ENTER);
        await(browser, "return document.querySelector('#keys .entry') !== null");

        browser.findElement(By.id("new-key-name")).sendKeys("anna");
        browser.findElement(By.id("new-key-requests")).sendKeys("60", Keys.ENTER);
        await(browser, "return document.getElementById('new-key-text').checkVisibility()");
        String key = text(browser, "new-key-text");
        assertThat(key).matches("tts-[A-Za-z0-9_-]{43}");
        await(browser, "return document.getElementById('keys').textContent.includes('anna')");
        assertThat(text(browser, "keys")).contains("bert", "60 requests a minute", "0 characters today");
        Api anna = new Api(server).with(path -> "Bearer " + key);
        assertThat(status(anna, "/v1/models")).isEqualTo(200);
        assertThat(status(anna, "/api/admin/keys")).isEqualTo(401);

        browser.navigate().refresh();
        await(browser, "return document.querySelector('#keys .entry') !== null");
        assertThat(browser.findElement(By.id("new-key")).isDisplayed()).isFalse();
        browser.executeScript("document.querySelector('button[aria-label=\"Revoke the key of anna\"]').click()");
        browser.findElement(By.id("revoke-yes")).click();
        await(browser, "return !document.getElementById('keys').textContent.includes('anna')");
        assertThat(status(anna, "/v1/models")).isEqualTo(401);
        await(browser, "return document.getElementById('audit').textContent.includes('revoked the API key of anna')");
        assertThat(text(browser, "keys")).contains("bert");
    }

    private static int status(Api api, String path) {
        return api.get(path, "*/*").statusCode();
    }

    private static String text(ChromeDriver browser, String id) {
        return browser.findElement(By.id(id)).getAttribute("textContent");
    }

    private static void await(ChromeDriver browser, String script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(script).equals(true));
    }
}
