/**
 * What an operator changes while the server runs: the engine in force, settings, the dictionary of pronunciations; and the list of
 * changes. Knows the speech's configuration and engines; knows no other package of the console.
 */
package org.assistant.app.admin.changes;
