package org.assistant.tts.models.manifest;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * A source of a model file. {@code toString} describes it in messages. No source is trusted: the manifest's sha256 decides.
 */
public sealed interface ModelSource {

    /**
     * A folder that an operator filled, for a machine without a network. The file is searched under its path in the manifest,
     * under the model's name and that path, and under its file name.
     */
    record Folder(Path folder) implements ModelSource {
        @Override
        public String toString() {
            return "folder " + folder;
        }
    }

    /** An address that answers GET; https, or http on this machine. Downloads are resumed if the server allows it. */
    record Web(URI address) implements ModelSource {
        public Web {
            boolean secure = "https".equals(address.getScheme());
            boolean here = "http".equals(address.getScheme()) && "127.0.0.1".equals(address.getHost());
            if (address.getHost() == null || (!secure && !here)) {
                throw new IllegalArgumentException("address must be https, was " + address);
            }
        }

        @Override
        public String toString() {
            return address.toString();
        }
    }

    /** Files inside registry packages, joined in order. */
    record Packaged(List<PackageMember> members) implements ModelSource {
        public Packaged {
            members = List.copyOf(members);
            if (members.isEmpty()) {
                throw new IllegalArgumentException("members must not be empty");
            }
        }

        @Override
        public String toString() {
            String first = members.get(0).owner().toString();
            return members.size() == 1 ? first : first + " and " + (members.size() - 1) + " more";
        }
    }
}
