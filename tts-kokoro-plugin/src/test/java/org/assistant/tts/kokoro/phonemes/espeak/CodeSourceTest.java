package org.assistant.tts.kokoro.phonemes.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeSourceTest {

    @TempDir
    Path folder;

    @Test
    void classInAPlainJar_thatJar() throws IOException {
        CodeSource source = new CodeSource(getClass().getClassLoader(), folder);
        assertThat(source.of("com.sun.jna.Native"))
                .hasFileName("jna-5.19.1.jar")
                .isRegularFile();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void classInAFolder_thatFolder() throws IOException {
        CodeSource source = new CodeSource(getClass().getClassLoader(), folder);
        assertThat(source.of(CodeSourceTest.class.getName())).isDirectory();
    }

    @Test
    void jarOfOpenLiberty_thatJar() throws IOException {
        Path jar = folder.resolve("a b.jar");
        CodeSource source = new CodeSource(loader(null, "wsjar:" + jar.toUri() + "!/p/C.class"), folder);
        assertThat(source.of("p.C")).isEqualTo(jar);
    }

    @Test
    void jarAsAStreamOfEntries_copiedOnce() throws IOException {
        CodeSource source = new CodeSource(
                loader(new JarInputStream(new ByteArrayInputStream(jar())), "vfs:/content/app.war/lib/x.jar/p/C.class"),
                folder);
        Path copy = source.of("p.C");
        assertThat(copy).hasParent(folder);
        try (JarFile file = new JarFile(copy.toFile())) {
            assertThat(file.getInputStream(file.getEntry("p/C.class")).readAllBytes())
                    .isEqualTo("code".getBytes(StandardCharsets.US_ASCII));
        }
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void jarAsBytes_copied() throws IOException {
        CodeSource source = new CodeSource(loader(new ByteArrayInputStream(jar()), "vfs:/x.jar/p/C.class"), folder);
        assertThat(source.of("p.C")).hasBinaryContent(jar());
    }

    @Test
    void jarOfPayaraServersOwn_isPassedOverForOurs() throws IOException {
        Path jar = folder.resolve("x.jar");
        String ours = "jar:" + jar.toUri() + "!/p/C.class";
        CodeSource source = new CodeSource(loader(null, "vfs:/bundle/p/C.class", ours), folder);
        assertThat(source.of("p.C")).isEqualTo(jar);
    }

    @Test
    void noSuchClass_saysWhich() {
        CodeSource source = new CodeSource(getClass().getClassLoader(), folder);
        assertThatThrownBy(() -> source.of("p.Missing"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("p.Missing");
    }

    private static byte[] jar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            JarEntry entry = new JarEntry("p/C.class");
            entry.setTime(0);
            out.putNextEntry(entry);
            out.write("code".getBytes(StandardCharsets.US_ASCII));
        }
        return bytes.toByteArray();
    }

    /** Finds every class at each of {@code addresses}; their jar reads as {@code jar}. */
    private static ClassLoader loader(InputStream jar, String... addresses) {
        URLStreamHandler handler = new URLStreamHandler() {
            @Override
            protected URLConnection openConnection(URL url) {
                return new URLConnection(url) {
                    @Override
                    public void connect() {}

                    @Override
                    public InputStream getInputStream() {
                        return jar;
                    }
                };
            }
        };
        return new ClassLoader(null) {
            @Override
            protected Enumeration<URL> findResources(String name) throws IOException {
                List<URL> found = new ArrayList<>();
                for (String address : addresses) {
                    found.add(new URL(null, address, handler));
                }
                return Collections.enumeration(found);
            }
        };
    }
}
