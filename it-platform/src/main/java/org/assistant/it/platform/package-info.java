/** A third party's assistant platform, with its own reply service, that uses the speech jars for its answers. */
package org.assistant.it.platform;
