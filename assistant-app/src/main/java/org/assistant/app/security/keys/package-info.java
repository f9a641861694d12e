/**
 * The callers of the speech API: their keys, the check of a key with each request, and the limits of a key. Knows the operator's
 * login, since the operator needs no key, and the shared types of {@code security}.
 */
package org.assistant.app.security.keys;
