/** Several nodes behind a load balancer, with a shared database, while nodes stop, die and come back. */
package org.assistant.it.nodes;
