package org.assistant.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assistant.it.Api;
import org.assistant.it.PayaraMicro;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how the files of the pages reach a browser, and the answer where there is no page. */
@ExtendWith(PayaraMicro.class)
final class DeliveryIT {

    private static final Pattern KEPT =
            Pattern.compile("(?:\\.\\./)?(v/[0-9a-f]+/)[a-z/]*[A-Za-z.-]+\\.(?:js|css|svg)");

    private final Api api;

    DeliveryIT(Api api) {
        this.api = api;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/admin/", "/docs/"})
    void page_isAskedAboutEachTime_andNamesFilesThatAreKept(String path) {
        HttpResponse<byte[]> page = api.get(path, "text/html");
        assertThat(cacheControl(page)).isEqualTo("no-cache");
        Matcher file = KEPT.matcher(Api.text(page));
        int files = 0;
        while (file.find()) {
            files++;
            HttpResponse<byte[]> answer = api.get("/" + file.group().replace("../", ""), "*/*");
            assertThat(answer.statusCode()).as(file.group()).isEqualTo(200);
            assertThat(cacheControl(answer)).as(file.group()).contains("max-age=31536000", "immutable");
        }
        assertThat(files).isGreaterThan(2);

        String tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(api.send(api.request(path).header("If-None-Match", tag).build(), BodyHandlers.ofByteArray())
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/talk/talk.js", "/talk.css", "/v/0/talk/talk.js"})
    void fileWithoutTheFingerprint_isAskedAboutEachTime(String path) {
        HttpResponse<byte[]> file = api.get(path, "*/*");
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(cacheControl(file)).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"talk/key.js", "talk.css"})
    void fileBelowTheFingerprint_isTheFile_byteByByte(String path) throws IOException {
        Matcher kept = KEPT.matcher(Api.text(api.get("/", "text/html")));
        assertThat(kept.find()).isTrue();
        assertThat(api.get("/" + kept.group(1) + path, "*/*").body())
                .isEqualTo(Files.readAllBytes(Path.of("..", "assistant-app", "src", "main", "webapp", path)));
    }

    /** The path of the files gives access to nothing else. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "api/admin/state",
                "WEB-INF/web.xml",
                "WEB-INF/x.js",
                "talk/nothing.js",
                "error-page",
                "v1/models",
                "api/admin/state.js"
            })
    void nothingElse_isBelowTheFingerprint(String path) {
        Matcher kept = KEPT.matcher(Api.text(api.get("/", "text/html")));
        assertThat(kept.find()).isTrue();
        assertThat(api.get("/" + kept.group(1) + path, "*/*").statusCode()).isEqualTo(404);
    }

    @Test
    void missingPage_isOneOfOurs_withTheWayBack() {
        HttpResponse<byte[]> page = api.get("/nothing", "text/html");
        assertThat(page.statusCode()).isEqualTo(404);
        assertThat(Api.text(page))
                .contains("This page does not exist", "href=\"/\"", "href=\"/admin/\"")
                .doesNotContainIgnoringCase("payara");
        assertThat(Api.text(api.get("/nothing", "*/*"))).isEqualTo("404 Not Found\n");
    }

    private static String cacheControl(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Cache-Control").orElse("");
    }
}
