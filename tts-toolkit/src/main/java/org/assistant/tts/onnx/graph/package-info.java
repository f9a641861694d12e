/** ONNX graphs as data: read, edited and written without a runtime. */
package org.assistant.tts.onnx.graph;
