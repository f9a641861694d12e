/**
 * The console's API, and the state of the server as the console shows it: as JSON on request and as events every second. The
 * packages below have the other subjects of the console; this one puts them together.
 */
package org.assistant.app.admin;
