/** Downloads packages of PyPI and npm with the clients of these registries. */
package org.assistant.tts.models.registry;
