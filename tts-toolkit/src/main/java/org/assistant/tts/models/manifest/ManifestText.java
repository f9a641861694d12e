package org.assistant.tts.models.manifest;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A manifest as text: one entry a line, {@code #} begins a comment.
 *
 * <pre>
 * model kokoro
 * title Kokoro-82M
 * licence Apache-2.0
 * licence-address https://...
 * licence-summary ...          (optional)
 * notice ...
 * acceptance needed            (optional)
 * prepared-bytes 256000000     (optional)
 *
 * from https://host/{path}
 * from pypi NAME VERSION MEMBER + NAME VERSION MEMBER
 * from npm NAME VERSION package/{path}
 * file PATH BYTES SHA256
 * file PATH BYTES SHA256
 * </pre>
 *
 * The sources precede the files that they apply to, best first; the first {@code from} after a {@code file} begins a new list.
 * {@code {path}} stands for the path of the file.
 */
final class ManifestText {

    private static final Set<String> HEADER = Set.of(
            "model",
            "title",
            "licence",
            "licence-address",
            "licence-summary",
            "notice",
            "acceptance",
            "prepared-bytes");

    private final Map<String, String> header = new HashMap<>();
    private final List<ModelFile> files = new ArrayList<>();
    private List<String> sources = new ArrayList<>();
    private boolean sourcesComplete;

    private ManifestText() {}

    static ModelManifest parse(String text, String where) {
        ManifestText manifest = new ManifestText();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            String entry = line.strip();
            if (entry.isEmpty() || entry.startsWith("#")) {
                continue;
            }
            try {
                manifest.take(entry);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(where + " line " + number + ": " + e.getMessage(), e);
            }
        }
        try {
            return manifest.result();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage(), e);
        }
    }

    private void take(String entry) {
        String[] words = entry.split("\\s+", 2);
        String rest = words.length == 2 ? words[1] : "";
        if (words[0].equals("from")) {
            if (sourcesComplete) {
                sources = new ArrayList<>();
                sourcesComplete = false;
            }
            source(rest, "x");
            sources.add(rest);
        } else if (words[0].equals("file")) {
            files.add(file(rest));
            sourcesComplete = true;
        } else if (!HEADER.contains(words[0]) || header.put(words[0], rest) != null) {
            throw new IllegalArgumentException("\"" + words[0] + "\" is unknown or appears twice");
        }
    }

    private ModelFile file(String entry) {
        String[] words = entry.split("\\s+");
        if (words.length != 3) {
            throw new IllegalArgumentException("file must be followed by path, bytes and sha256, was " + entry);
        }
        List<ModelSource> from =
                sources.stream().map(source -> source(source, words[0])).toList();
        return new ModelFile(words[0], Long.parseLong(words[1]), words[2], from);
    }

    private static ModelSource source(String entry, String path) {
        String filled = entry.replace("{path}", path);
        String[] words = filled.split("\\s+", 2);
        if (words.length == 1) {
            return new ModelSource.Web(URI.create(filled));
        }
        RegistryPackage.Registry registry = RegistryPackage.Registry.valueOf(words[0].toUpperCase(Locale.ROOT));
        return new ModelSource.Packaged(Arrays.stream(words[1].split("\\s+\\+\\s+"))
                .map(member -> member(registry, member))
                .toList());
    }

    private static PackageMember member(RegistryPackage.Registry registry, String entry) {
        String[] words = entry.split("\\s+");
        if (words.length != 3) {
            throw new IllegalArgumentException("a package must have name, version and member, was " + entry);
        }
        return new PackageMember(new RegistryPackage(registry, words[0], words[1]), words[2]);
    }

    private ModelManifest result() {
        String acceptance = header.getOrDefault("acceptance", "none");
        if (!acceptance.equals("none") && !acceptance.equals("needed")) {
            throw new IllegalArgumentException("acceptance must be none or needed, was " + acceptance);
        }
        return new ModelManifest(
                needed("model"),
                needed("title"),
                needed("licence"),
                needed("licence-address"),
                header.getOrDefault("licence-summary", ""),
                needed("notice"),
                acceptance.equals("needed"),
                Long.parseLong(header.getOrDefault("prepared-bytes", "0")),
                files);
    }

    private String needed(String key) {
        String value = header.getOrDefault(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
