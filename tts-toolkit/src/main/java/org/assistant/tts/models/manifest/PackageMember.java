package org.assistant.tts.models.manifest;

/**
 * A file inside a registry package.
 *
 * @param path inside the archive, with slashes; in an npm package it starts with {@code package/}
 */
public record PackageMember(RegistryPackage owner, String path) {}
