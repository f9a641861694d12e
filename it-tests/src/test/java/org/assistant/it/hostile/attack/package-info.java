/** The basis of the attacks: servers that the kit has started on loopback, raw connections to them, and outcomes. */
package org.assistant.it.hostile.attack;
