/** What attacks run against: servers that the kit started on loopback, connections by hand to them, and what came of it. */
package org.assistant.it.hostile.attack;
