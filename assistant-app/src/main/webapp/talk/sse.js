/**
 * Reads a response body as server-sent events and yields the JSON of each `data` field.
 *
 * Accepts LF and CRLF, several `data` lines in an event, comments, and a last event without its blank line. A body that breaks
 * off rejects with the stream's error; leaving the loop early cancels the body.
 *
 * @param {ReadableStream<Uint8Array>} body
 * @returns {AsyncGenerator<any, void, void>}
 */
export async function* events(body) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  /** @type {string[]} */
  let data = [];
  let rest = '';
  try {
    for (;;) {
      const { value, done } = await reader.read();
      rest += done ? `${decoder.decode()}\n\n` : decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = /** @type {string} */ (lines.pop());
      for (const line of lines.map((each) => each.replace(/\r$/, ''))) {
        if (line.startsWith('data:')) {
          data.push(line.slice(line.startsWith('data: ') ? 6 : 5));
        } else if (line === '' && data.length > 0) {
          const text = data.join('\n');
          data = [];
          // OpenAI's streams end with this word, which is not JSON
          if (text !== '[DONE]') {
            yield JSON.parse(text);
          }
        }
      }
      if (done) {
        return;
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}
