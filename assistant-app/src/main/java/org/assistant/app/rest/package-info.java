/** The HTTP interface: parses and validates requests and passes them on; no logic. */
package org.assistant.app.rest;
