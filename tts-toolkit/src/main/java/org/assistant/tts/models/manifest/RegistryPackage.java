package org.assistant.tts.models.manifest;

import java.util.regex.Pattern;

/**
 * One version of a package in a public registry, without an address: the registry's own client knows which mirror to ask.
 *
 * @param name the name in the registry
 * @param version an exact version, no range
 */
public record RegistryPackage(Registry registry, String name, String version) {

    /** Registries whose client can download a package without installing it. */
    public enum Registry {
        /** Asked with {@code pip download}. */
        PYPI,
        /** Asked with {@code npm pack}. */
        NPM
    }

    /** The patterns ensure that a command line takes neither for an option or an address. */
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
