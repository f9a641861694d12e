/** What {@code java -jar assistant-app.war} runs: classes at the root of the WAR that depend on the JDK alone. */
package org.assistant.app.launch;
