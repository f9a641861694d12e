import { address, call } from './api.js';
import { key } from './key.js';

/** The file that the programs write. */
const FILE = 'speech.wav';

/** The environment variable from which they take the API key. */
const VARIABLE = 'ASSISTANT_KEY';

/** The base address for OpenAI's clients. */
const BASE = 'v1';

/**
 * A program that sends the same request. A reply arrives as events, which OpenAI's clients do not know, so only curl asks for
 * one.
 *
 * @param {'curl' | 'python' | 'node' | 'java'} language
 * @param {import('./api.js').SpeechRequest} request
 * @returns {string}
 */
export function snippet(language, request) {
  if (request.mode === 'read') {
    switch (language) {
      case 'python':
        return python(request);
      case 'node':
        return node(request);
      case 'java':
        return java(request);
      default:
    }
  }
  return curl(request);
}

/** @param {import('./api.js').SpeechRequest} request */
function curl(request) {
  const { path, accept, body } = whole(request);
  return [
    `curl ${request.mode === 'read' ? `-o ${FILE}` : '-N'} ${quoted(address(path))}`,
    ...(key() === '' ? [] : [`-H "Authorization: Bearer $${VARIABLE}"`]),
    `-H 'Content-Type: application/json'`,
    ...(accept === '*/*' ? [] : [`-H ${quoted(`Accept: ${accept}`)}`]),
    `-d ${quoted(JSON.stringify(body))}`,
  ].join(' \\\n  ');
}

/** @param {import('./api.js').SpeechRequest} request */
function python(request) {
  const { language, ...body } = whole(request).body;
  const value = key() === '' ? '"none"' : `os.environ["${VARIABLE}"]`;
  return [
    ...(key() === '' ? [] : ['import os']),
    'from openai import OpenAI',
    '',
    `client = OpenAI(base_url=${JSON.stringify(address(BASE))}, api_key=${value})`,
    'with client.audio.speech.with_streaming_response.create(',
    ...Object.entries(body).map(([name, argument]) => `    ${name}=${JSON.stringify(argument) ?? 'None'},`),
    ...(language === undefined ? [] : [`    extra_body={"language": ${JSON.stringify(language)}},`]),
    ') as speech:',
    `    speech.stream_to_file("${FILE}")`,
  ].join('\n');
}

/** @param {import('./api.js').SpeechRequest} request */
function node(request) {
  const value = key() === '' ? `'none'` : `process.env.${VARIABLE}`;
  return [
    `import { writeFile } from 'node:fs/promises';`,
    `import OpenAI from 'openai';`,
    '',
    `const client = new OpenAI({ baseURL: ${JSON.stringify(address(BASE))}, apiKey: ${value} });`,
    `const speech = await client.audio.speech.create(${JSON.stringify(whole(request).body, null, 2)});`,
    `await writeFile('${FILE}', Buffer.from(await speech.arrayBuffer()));`,
  ].join('\n');
}

/** @param {import('./api.js').SpeechRequest} request */
function java(request) {
  const { path, body } = whole(request);
  const json = JSON.stringify(body).replaceAll('\\', '\\\\').replaceAll('"""', '\\"""');
  return [
    'import java.net.URI;',
    'import java.net.http.*;',
    'import java.nio.file.Path;',
    '',
    'class Speak {',
    '    public static void main(String[] arguments) throws Exception {',
    `        var request = HttpRequest.newBuilder(URI.create(${JSON.stringify(address(path))}))`,
    ...(key() === '' ? [] : [`                .header("Authorization", "Bearer " + System.getenv("${VARIABLE}"))`]),
    '                .header("Content-Type", "application/json")',
    '                .POST(HttpRequest.BodyPublishers.ofString("""',
    `                        ${json}"""))`,
    '                .build();',
    '        var answer = HttpClient.newHttpClient()',
    `                .send(request, HttpResponse.BodyHandlers.ofFile(Path.of("${FILE}")));`,
    '        System.out.println(answer.statusCode());',
    '    }',
    '}',
  ].join('\n');
}

/** @param {import('./api.js').SpeechRequest} request */
const whole = (request) => call(request, { response_format: 'wav' });

/** @param {string} text for a POSIX shell */
function quoted(text) {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
