/** The classes at the root of the WAR that {@code java -jar assistant-app.war} runs. They depend on the JDK alone. */
package org.assistant.app.launch;
