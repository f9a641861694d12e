/** ONNX Runtime sessions that can be cancelled. */
package org.assistant.tts.onnx;
