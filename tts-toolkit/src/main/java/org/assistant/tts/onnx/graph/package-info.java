/** Reads, edits and writes ONNX graphs without a runtime. */
package org.assistant.tts.onnx.graph;
