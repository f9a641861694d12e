/** The runs of the autoregressive network, one step or many at once, with their caches. Knows how codes are drawn, not for whom. */
package org.assistant.tts.xtts.gpt.network;
