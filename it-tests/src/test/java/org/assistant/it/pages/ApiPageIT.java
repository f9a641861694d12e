package org.assistant.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests the API's page in a real browser, and the document that it shows. */
@ExtendWith(PayaraMicro.class)
final class ApiPageIT {

    private final Api api;
    private ChromeDriver browser;

    ApiPageIT(Api api) {
        this.api = api;
    }

    @BeforeEach
    void open() {
        browser = Browser.open(1_280);
    }

    @AfterEach
    void close() {
        browser.quit();
    }

    @Test
    void speechIsTheFirstOperation_andIsTriedAndHeard() {
        browser.get(api.uri("/docs/").toString());
        WebElement first = await(".opblock-summary");
        assertThat(first.getText()).contains("/v1/audio/speech");
        first.click();
        await(".execute").click();
        await(".live-responses-table audio");
        new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(driver -> browser.executeScript(
                                "return document.querySelector('.live-responses-table audio').duration > 0.5")
                        .equals(true));

        assertThat(browser.manage().logs().get(LogType.BROWSER).getAll()).isEmpty();
    }

    @Test
    void document_isOneForAll() {
        HttpResponse<byte[]> json = api.get("/openapi.json", "application/json");
        HttpResponse<byte[]> yaml = api.get("/openapi", "application/yaml");

        assertThat(yaml.body()).isEqualTo(json.body());
        assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
        assertThat(Api.json(json).containsKey("endpoints"))
                .as("Payara's own field, which OpenAPI does not allow")
                .isFalse();
    }

    @Test
    void documentThatIsKnown_isNotSentAgain() throws IOException, InterruptedException {
        String tag =
                api.get("/openapi.json", "*/*").headers().firstValue("ETag").orElseThrow();
        HttpRequest again = HttpRequest.newBuilder(api.uri("/openapi.json"))
                .header("If-None-Match", tag)
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(again, BodyHandlers.discarding())
                        .statusCode())
                .isEqualTo(304);
    }

    private WebElement await(String selector) {
        return new WebDriverWait(browser, Duration.ofSeconds(60))
                .until(ExpectedConditions.elementToBeClickable(By.cssSelector(selector)));
    }
}
