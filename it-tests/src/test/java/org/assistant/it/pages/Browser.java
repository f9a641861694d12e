package org.assistant.it.pages;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium, driven by Selenium. Both programs must be on the PATH; nothing is downloaded. */
final class Browser {

    private Browser() {}

    /**
     * A new browser with a window of {@code width} by 800 pixels; the caller quits it.
     *
     * @param more options of Chromium's command line
     * @throws AssertionError if Chromium or its driver is not installed; the message says how to get them
     */
    static ChromeDriver open(int width, String... more) {
        Path chromium = find("chromium", "chromium-browser", "google-chrome", "chrome");
        Path driver = find("chromedriver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        // No sandbox: its kernel features are missing in containers, and the browser only opens our own pages.
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--mute-audio",
                "--window-size=" + width + ",800");
        options.addArguments(more);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver browser = new ChromeDriver(service, options);
        browser.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        return browser;
    }

    private static Path find(String... names) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(names)
                .flatMap(name -> Arrays.stream(path.split(File.pathSeparator)).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("this test needs " + names[0]
                        + " on the PATH; get it with: apt-get install chromium chromium-driver"));
    }
}
