/** An assistant platform of somebody else, with a reply service of its own, that has its answers spoken. */
package org.assistant.it.platform;
