/** The HTTP surface: parses, validates, hands on; no logic. */
package org.assistant.app.rest;
