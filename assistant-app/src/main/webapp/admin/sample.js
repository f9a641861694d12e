import { send } from './server.js';

/** Sentences to hear a voice with, in the languages that cloned voices speak. */
const SENTENCES = new Map([
  ['en', 'Good morning. The trains run on time today, and the sun is out.'],
  ['es', 'Buenos días. Hoy los trenes llegan a su hora y brilla el sol.'],
  ['fr', 'Bonjour. Les trains sont à l’heure aujourd’hui et le soleil brille.'],
  ['de', 'Guten Morgen. Die Züge fahren heute pünktlich, und die Sonne scheint.'],
  ['it', 'Buongiorno. Oggi i treni sono in orario e c’è il sole.'],
  ['pt', 'Bom dia. Hoje os trens estão no horário e faz sol.'],
  ['pl', 'Dzień dobry. Dzisiaj pociągi jeżdżą punktualnie i świeci słońce.'],
  ['tr', 'Günaydın. Bugün trenler zamanında geliyor ve hava güneşli.'],
  ['ru', 'Доброе утро. Сегодня поезда идут по расписанию, и светит солнце.'],
  ['nl', 'Goedemorgen. De treinen rijden vandaag op tijd en de zon schijnt.'],
  ['cs', 'Dobré ráno. Vlaky dnes jezdí včas a svítí slunce.'],
  ['ar', 'صباح الخير. القطارات اليوم في موعدها والشمس مشرقة.'],
  ['zh', '早上好。今天火车准点，阳光很好。'],
  ['hu', 'Jó reggelt! Ma pontosan járnak a vonatok, és süt a nap.'],
  ['ko', '좋은 아침입니다. 오늘은 기차가 제시간에 다니고 날씨도 맑습니다.'],
  ['ja', 'おはようございます。今日は電車が時間どおりで、いい天気です。'],
  ['hi', 'सुप्रभात। आज रेलगाड़ियाँ समय पर हैं और धूप निकली है।'],
]);

/** @param {string} language BCP 47 */
export const sentence = (language) =>
  SENTENCES.get(language.split('-')[0]) ?? /** @type {string} */ (SENTENCES.get('en'));

/**
 * Speaks a text with a voice.
 *
 * @param {{ engine: string, voice: string, language: string, text: string }} request
 * @param {AbortSignal} signal
 * @returns {Promise<{ audio: Blob, engine: string, fallback: string }>} a WAV, who spoke, and why another than asked if so
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
