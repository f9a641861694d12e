import { address, call } from './api.js';

/**
 * The command line that asks the server for the same.
 *
 * @param {import('./api.js').SpeechRequest} request
 * @returns {string} for a POSIX shell
 */
export function curl(request) {
  const { path, accept, body } = call(request, { response_format: 'wav' });
  return [
    `curl ${request.mode === 'read' ? '-o speech.wav' : '-N'} ${quoted(address(path))}`,
    `-H 'Content-Type: application/json'`,
    ...(accept === '*/*' ? [] : [`-H ${quoted(`Accept: ${accept}`)}`]),
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** @param {string} text */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
