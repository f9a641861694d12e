/** The runs of the autoregressive network, one step or many at once, with their caches. Depends on the sampling of codes. */
package org.assistant.tts.xtts.gpt.network;
