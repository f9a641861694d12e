const HEADER_BYTES = 44;

/**
 * Writes samples as a WAV file: 16 bit, mono, little-endian.
 *
 * @param {Int16Array[]} pieces
 * @param {number} sampleRate in hertz
 * @returns {Blob}
 */
export function wav(pieces, sampleRate) {
  const bytes = 2 * pieces.reduce((sum, piece) => sum + piece.length, 0);
  const file = new DataView(new ArrayBuffer(HEADER_BYTES + bytes));
  let at = 0;
  const word = (/** @type {string} */ text) => [...text].forEach((letter) => file.setUint8(at++, letter.charCodeAt(0)));
  const int16 = (/** @type {number} */ value) => (file.setInt16(at, value, true), (at += 2));
  const int32 = (/** @type {number} */ value) => (file.setUint32(at, value, true), (at += 4));
  word('RIFF');
  int32(HEADER_BYTES - 8 + bytes);
  word('WAVEfmt ');
  int32(16); // length of the format chunk
  int16(1); // PCM
  int16(1); // channels
  int32(sampleRate);
  int32(2 * sampleRate); // bytes a second
  int16(2); // bytes a frame
  int16(16); // bits a sample
  word('data');
  int32(bytes);
  pieces.forEach((piece) => piece.forEach(int16));
  return new Blob([file.buffer], { type: 'audio/wav' });
}
