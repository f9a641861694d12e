/** Sample sentences by language; a language without a country stands for all of its countries. */
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

/** Sentences to try a voice, in all languages that the engines speak. */
const GREETINGS = new Map([
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

/**
 * A sentence to try a voice; English if its language is not known.
 *
 * @param {string} language BCP 47
 */
export const sentence = (language) =>
  GREETINGS.get(language.split('-')[0]) ?? /** @type {string} */ (GREETINGS.get('en'));

/** Questions that the assistant answers without a language model too. */
const QUESTIONS = ['What time is it in Tokyo?', 'What day is it today?', 'Say good morning to everybody.'];

/**
 * The samples to offer while the text box is empty.
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
  return [{ text: key ? /** @type {string} */ (SENTENCES.get(key)) : sentence(language), language }];
}
