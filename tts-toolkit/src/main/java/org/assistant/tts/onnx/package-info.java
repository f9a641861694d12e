/** ONNX Runtime sessions that can be cancelled, and ONNX graphs as data. */
package org.assistant.tts.onnx;
