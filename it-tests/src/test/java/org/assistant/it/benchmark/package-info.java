/**
 * Programs that measure a server under load: first sounds, overload, redeployments, hours. Started by {@code mvn -Pbench}, and used
 * by the benchmarks among strangers. Uses the servers and clients of the package above.
 */
package org.assistant.it.benchmark;
