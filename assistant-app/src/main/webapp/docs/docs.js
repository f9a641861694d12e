/** The page of the API: Swagger UI for the server's own document, with the key of the talk page. */
const STORED = 'assistant.key';

/** @type {WeakMap<Blob, string>} */
const addresses = new WeakMap();

/** Plays the audio of the response; Swagger UI would request it a second time, without the text. */
const sound = () => ({
  wrapComponents: {
    responseBody:
      (/** @type {any} */ original, /** @type {any} */ { React }) =>
      (/** @type {any} */ { content, contentType, ...more }) =>
        content instanceof Blob && /^audio\//.test(contentType)
          ? React.createElement('audio', { controls: true, src: addressOf(content) })
          : React.createElement(original, { content, contentType, ...more }),
  },
});

/** @param {Blob} content */
function addressOf(content) {
  const known = addresses.get(content) ?? URL.createObjectURL(content);
  addresses.set(content, known);
  return known;
}

// @ts-expect-error the script before this one defines it
window.SwaggerUIBundle({
  url: new URL('../openapi.json', document.baseURI).href,
  dom_id: '#api',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: true,
  validatorUrl: null,
  plugins: [sound],
  requestInterceptor: (/** @type {any} */ request) => {
    const key = stored();
    if (key !== '' && request.headers.Authorization === undefined) {
      request.headers.Authorization = `Bearer ${key}`;
    }
    request.headers['X-Requested-With'] = 'assistant';
    return request;
  },
});

function stored() {
  try {
    return sessionStorage.getItem(STORED) ?? '';
  } catch {
    return '';
  }
}
