/** Packages of PyPI and npm, by the clients of these registries. */
package org.assistant.tts.models.registry;
