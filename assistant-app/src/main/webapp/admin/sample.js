import { send } from './server.js';

/**
 * Speaks a text with a voice.
 *
 * @param {{ engine: string, voice: string, language: string, text: string }} request
 * @param {AbortSignal} signal
 * @returns {Promise<{ audio: Blob, engine: string, fallback: string }>} a WAV, the engine that spoke, and why it was not the
 *     requested one
 */
export async function speakSample({ engine, voice, language, text }, signal) {
  const response = await send('v1/audio/speech', {
    method: 'POST',
    json: { model: engine, voice, language, input: text, response_format: 'wav' },
    signal,
  });
  return {
    audio: await response.blob(),
    engine: response.headers.get('X-TTS-Engine') ?? engine,
    fallback: response.headers.get('X-TTS-Fallback') ?? '',
  };
}
