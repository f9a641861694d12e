/**
 * What browsers may load, read and send: the same-origin check, the origins that are allowed besides, and the headers of every
 * response. Knows keys, the firewall and the shared types of {@code security}; no other package of {@code security} knows it.
 */
package org.assistant.app.security.browser;
