/**
 * Types that the packages below share: the form of a refusal, facts of a request, the operator's name and role, secrets in files and
 * their fingerprints, the settings. Each package below has one subject: {@code audit}, {@code operator}, {@code keys}, {@code
 * firewall}, {@code browser}. This one knows none of them.
 */
package org.assistant.app.security;
