/** Sentences to begin with, by language; a language without a country stands for all of its countries. */
const SENTENCES = new Map([
  ['en-US', 'The morning was quiet, and then the whole street began to sing.'],
  ['en-GB', 'Put the kettle on, and I’ll tell you how the lighthouse got its voice.'],
  ['es', 'Ayer llovió en la montaña, y hoy el río vuelve a cantar.'],
  ['fr', 'Le vent s’est levé ce matin, et la mer nous raconte une histoire.'],
  ['hi', 'आज सुबह आसमान साफ़ था, और पेड़ों पर चिड़ियाँ गा रही थीं।'],
  ['it', 'La luna è salita piano, e il borgo si è fatto silenzioso.'],
  ['pt-BR', 'O sol nasceu devagar, e a cidade acordou com cheiro de café.'],
  ['ja', '今朝は空がとても青く、鳥の声が聞こえました。'],
  ['zh', '清晨的街道很安静，远处传来了钟声。'],
]);

/** Questions that the assistant answers even where no language model is configured. */
const QUESTIONS = ['What time is it in Tokyo?', 'What is 17 times 23?', 'How many miles are 42 kilometres?'];

/**
 * What to offer while the text box is empty.
 *
 * @param {'read' | 'ask'} mode
 * @param {string} language BCP 47
 * @returns {{ text: string, language: string }[]}
 */
export function samples(mode, language) {
  if (mode === 'ask') {
    return QUESTIONS.map((text) => ({ text, language: 'en' }));
  }
  const base = language.split('-')[0];
  const key = [language, base, ...SENTENCES.keys()].find((each) => SENTENCES.has(each) && each.split('-')[0] === base);
  return key ? [{ text: /** @type {string} */ (SENTENCES.get(key)), language }] : [];
}
