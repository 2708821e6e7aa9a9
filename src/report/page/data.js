// The data of the page, read back from the lists that src/report/data.rs writes.

const read = (id) => JSON.parse(document.getElementById(id).textContent);
const words = read('words');
const data = read('data');
const lang = document.documentElement.lang;

/** The page's own words; numbers in braces are filled in. */
function t(key, ...values) {
  const own = Object.prototype.hasOwnProperty.call(words, key) ? words[key] : key.replace(/^[a-z]+\./, '');
  return own.replace(/\{(\d)\}/g, (_, at) => String(values[Number(at)]));
}

const whole = new Intl.NumberFormat(lang);
const hundredth = new Intl.NumberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const percents = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 0 });
const collator = new Intl.Collator(lang, { numeric: true });

/** A word with its number, in the singular or the plural. */
const count = (n, key) => whole.format(n) + '\u00a0' + t(n < 2 && (lang === 'fr' || n === 1) ? key + '.one' : key + '.many');

const articles = data.articles.map(([id, title, date, source, url, text], index) => ({
  index, id, title, date, url, text, source, quotes: [],
  day: /^\d{4}-\d{2}-\d{2}/.test(date || '') ? date.slice(0, 10) : '',
}));
const speakers = data.speakers.map(([name, kind, described], index) => ({
  index, name, kind, described, names: [], quotes: [], counted: 0,
}));
const names = data.names.map(([name, kind, speaker, why, of, quotes]) => {
  const own = { name, kind, speaker, why, of, quotes };
  speakers[speaker].names.push(own);
  return own;
});
const quotes = data.quotes.map((q, index) => {
  const quote = {
    index, article: q[0], number: q[1], start: q[2], end: q[3], parts: q[4], kind: q[5], depth: q[6],
    name: q[7], speaker: q[7] < 0 ? -1 : names[q[7]].speaker, mention: q[8], cue: q[9], lemma: q[10],
    via: q[11], rule: q[12], tier: q[13], confidence: q[14], label: q[15], probabilities: q[16],
    moved: q[17], own: q[18],
  };
  articles[quote.article].quotes.push(quote);
  if (quote.speaker >= 0) {
    speakers[quote.speaker].quotes.push(quote);
    speakers[quote.speaker].counted += counts(quote) ? 1 : 0;
  }
  return quote;
});

/** True if somebody is quoted and the words are counted once: no term, no quote in a quote. */
function counts(quote) {
  return data.kinds[quote.kind] !== 'term' && quote.depth === 0;
}

const textOf = (q) => (q.own === undefined ? articles[q.article].text.slice(q.start, q.end) : q.own);
const titleOf = (a) => a.title || a.id;
const sourceOf = (a) => (a.source < 0 ? '' : data.sources[a.source]);
const speakerOf = (q) => (q.speaker < 0 ? t('unknown') : speakers[q.speaker].name);
/** The probability of the stance that was given. */
const sureness = (q) => (q.label < 0 ? 0 : q.probabilities[q.label] / 10000);
const wordsAt = (q, place) => (Array.isArray(place) ? articles[q.article].text.slice(place[0], place[1]) : place);

const LOOKS = { 'de-escalation': 'd', warning: 'w', support: 's', none: 'n' };
const lookOf = (label) => 's-' + (label < 0 ? 'u' : LOOKS[data.labels[label]] || 'x');
const nameOf = (label) => (label < 0 ? t('nostance') : t('stance.' + data.labels[label]));
const letterOf = (label) => (label < 0 ? '–' : (nameOf(label).match(/[\p{L}\p{N}]/u) || ['?'])[0].toUpperCase());

/** Letters alone, without accents and capitals: what a search compares. */
const fold = (text) => text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[’ʼ]/g, "'").replace(/\s+/g, ' ').toLowerCase();

/** Month or ISO week of a day. */
function periodOf(day, period) {
  if (!day) return '';
  if (period === 'month') return day.slice(0, 7);
  if (period === 'year') return day.slice(0, 4);
  const date = new Date(day + 'T00:00:00Z');
  if (Number.isNaN(date.getTime())) return '';
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const year = date.getUTCFullYear();
  const week = Math.ceil(((date - Date.UTC(year, 0, 1)) / 864e5 + 1) / 7);
  return year + '-W' + String(week).padStart(2, '0');
}

/** Quotes per stance, those without any last. */
function tally(some) {
  const out = { total: 0, labels: data.labels.map(() => 0), none: 0 };
  for (const q of some) {
    out.total += 1;
    if (q.label < 0) out.none += 1;
    else out.labels[q.label] += 1;
  }
  return out;
}
