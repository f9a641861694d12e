package org.assistant.tts.models.manifest;

import java.util.regex.Pattern;

/**
 * One version of a package in a public registry, named only: the registry's own client knows which mirror to ask.
 *
 * @param name as the registry writes it
 * @param version exact, no range
 */
public record RegistryPackage(Registry registry, String name, String version) {

    /** Registries whose client can download a package without installing it. */
    public enum Registry {
        /** Asked with {@code pip download}. */
        PYPI,
        /** Asked with {@code npm pack}. */
        NPM
    }

    /** So that neither can be taken for an option or for an address on a command line. */
    private static final Pattern NAME = Pattern.compile("(@[a-z0-9][a-z0-9._-]*/)?[A-Za-z0-9][A-Za-z0-9._-]*");

    private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.+_-]*");

    public RegistryPackage {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("name must be a package name, was " + name);
        }
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException("version must be an exact version, was " + version);
        }
    }

    @Override
    public String toString() {
        return (registry == Registry.PYPI ? "PyPI " : "npm ") + name + " " + version;
    }
}
