/**
 * What the console shows of the past: happenings, the timeline of the last day, utterances that have ended. Knows the record of
 * speech; knows no other package of the console.
 */
package org.assistant.app.admin.history;
