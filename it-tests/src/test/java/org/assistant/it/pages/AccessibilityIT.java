package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Checks the pages with axe-core in all their states, in both colour schemes, at desktop and phone width. Keeps screenshots. */
@ExtendWith(PayaraMicro.class)
final class AccessibilityIT {

    private static final Path AXE = Path.of("target", "axe", "axe.min.js");

    private static final String JAPANESE = "\u3053\u3093\u306b\u3061\u306f";

    private final Api api;
    private ChromeDriver browser;

    AccessibilityIT(Api api) {
        this.api = api;
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
    void talkPage_hasNoViolationInAnyState(String scheme, int width) throws IOException {
        open("/", scheme, width);
        await("return document.documentElement.dataset.ready === 'true'");
        check("talk-idle", scheme, width);

        browser.findElement(By.id("find")).sendKeys("female");
        await("return document.querySelectorAll('#found button').length === 20");
        check("talk-search", scheme, width);
        browser.executeScript("const find = document.getElementById('find'); find.value = '';"
                + "find.dispatchEvent(new Event('input', { bubbles: true }))");

        type(JAPANESE);
        check("talk-script", scheme, width);

        type("Good morning to you. This is the second sentence. And this one is the third of them.");
        browser.findElement(By.id("speak")).click();
        await("return document.querySelector('#reply .sentence[aria-current]') !== null");
        check("talk-speaking", scheme, width);
        await("return ['done', 'error'].includes(document.documentElement.dataset.state)");
        check("talk-done", scheme, width);

        browser.executeScript("""
                const send = WebSocket.prototype.send;
                WebSocket.prototype.send = function () {
                  WebSocket.prototype.send = send;
                  const error = { message: 'busy', code: 'overloaded', type: 'rate_limit_error', param: null };
                  const told = { type: 'error', turn: 2, error, retry_after: 60 };
                  this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(told) }));
                };
                """);
        browser.findElement(By.id("speak")).click();
        await("return document.getElementById('busy-text').checkVisibility()");
        check("talk-busy", scheme, width);
        browser.executeScript("document.getElementById('busy-wait').click()");
        check("talk-waiting", scheme, width);
    }

    @ParameterizedTest
    @CsvSource({"light, 1440", "dark, 1440", "light, 390", "dark, 390"})
    void console_hasNoViolation(String scheme, int width) throws IOException {
        open("/admin/", scheme, width);
        await("return document.documentElement.dataset.session === 'in'");
        check("console", scheme, width);
    }

    private void open(String path, String scheme, int width) {
        browser = Browser.open(width);
        browser.manage().window().setSize(new Dimension(width, 900));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        browser.get(api.uri(path).toString());
    }

    private void type(String text) {
        var box = browser.findElement(By.id("text"));
        box.clear();
        box.sendKeys(text);
    }

    private void check(String state, String scheme, int width) throws IOException {
        Path picture = Path.of("target", "pictures", state + "-" + scheme + "-" + width + ".png");
        Files.createDirectories(picture.getParent());
        Map<String, Object> taken = browser.executeCdpCommand("Page.captureScreenshot", Map.of());
        Files.write(picture, Base64.getDecoder().decode((String) taken.get("data")));
        browser.executeScript(Files.readString(AXE));
        Object found = browser.executeAsyncScript("const done = arguments[0]; axe.run(document, {"
                + "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']})"
                + ".then(({ violations }) => done(violations.map(({ id, nodes }) =>"
                + " id + ': ' + nodes.map((node) => node.html.slice(0, 160)).join(' | '))),"
                + " (failure) => done([String(failure)]))");
        assertThat((List<?>) found).as(state).isEmpty();
    }

    private void await(String script) {
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(script).equals(true));
    }
}
