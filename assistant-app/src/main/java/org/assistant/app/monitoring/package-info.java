/**
 * How well the server speaks now: which engines can speak, how long listeners wait, the verdict on that and the gauges of the
 * metrics; and which server, version and process this is. Knows the speech; knows neither its clients nor the console.
 */
package org.assistant.app.monitoring;
