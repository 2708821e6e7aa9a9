// The table of quotes: search, filters, order, pages; all of it kept in the address.

/** Rows on a page, and on paper. */
const PAGE = 50;
const PAPER = 2000;
const KEYS = ['q', 'speaker', 'stance', 'source', 'kind', 'from', 'to', 'p', 'sort', 'page'];
const SHORT = 400;

let haystack = null;
let ranks = null;

/** What a search looks through, folded once. */
function searchable() {
  haystack ??= quotes.map((q) => {
    const a = articles[q.article];
    return fold([textOf(q), q.speaker < 0 ? '' : speakers[q.speaker].name, titleOf(a), sourceOf(a)].join('\n'));
  });
  return haystack;
}

/** Places of speakers and sources in the alphabet, so that sorting compares numbers. */
function order() {
  if (ranks) return ranks;
  const rank = (items) => {
    const out = [];
    items.map((name, at) => [name, at]).sort((a, b) => collator.compare(a[0], b[0])).forEach(([, at], place) => { out[at] = place; });
    return out;
  };
  const days = [...new Set(articles.map((a) => a.day))].sort();
  const day = new Map(days.map((d, at) => [d, at]));
  ranks = { speakers: rank(speakers.map((s) => s.name)), sources: rank(data.sources), days: articles.map((a) => day.get(a.day)) };
  return ranks;
}

const SORTS = {
  date: (q) => order().days[q.article],
  source: (q) => (articles[q.article].source < 0 ? -1 : order().sources[articles[q.article].source]),
  speaker: (q) => (q.speaker < 0 ? Infinity : order().speakers[q.speaker]),
  stance: (q) => (q.label < 0 ? Infinity : q.label),
  p: sureness,
};

/** The quotes that the filter asks for, in its order. */
function chosen(filter) {
  const asked = fold(filter.q || '').split(' ').filter(Boolean);
  const among = asked.length ? searchable() : null;
  const number = (key) => (filter[key] === undefined || filter[key] === '' ? null : Number(filter[key]));
  const [speaker, stance, source, kind] = ['speaker', 'stance', 'source', 'kind'].map(number);
  const least = (number('p') || 0) / 100;
  const out = quotes.filter((q) => {
    const a = articles[q.article];
    return (speaker === null || q.speaker === speaker)
      && (stance === null || q.label === stance)
      && (source === null || a.source === source)
      && (kind === null ? data.kinds[q.kind] !== 'term' : q.kind === kind)
      && (!filter.from || (a.day && a.day >= filter.from))
      && (!filter.to || (a.day && a.day <= filter.to))
      && (!least || sureness(q) >= least)
      && (!among || asked.every((word) => among[q.index].includes(word)));
  });
  const sort = filter.sort || '';
  const by = SORTS[sort.replace('-', '')];
  if (by) {
    const sign = sort.startsWith('-') ? -1 : 1;
    const keys = new Float64Array(quotes.length);
    for (const q of out) keys[q.index] = by(q);
    out.sort((a, b) => {
      const x = keys[a.index];
      const y = keys[b.index];
      if (x === y) return a.index - b.index;
      return x < y ? -sign : sign;
    });
  }
  return out;
}

/** Quotes as rows of a table for other programs. */
function table(some) {
  const head = ['article', 'quote', 'title', 'date', 'source', 'url', 'speaker', 'name', 'mention', 'cue', 'stance',
    'probability', 'kind', 'rule', 'tier', 'confidence', 'text'];
  return [head, ...some.map((q) => {
    const a = articles[q.article];
    return [a.id, q.number, a.title, a.date, sourceOf(a), a.url,
      q.speaker < 0 ? '' : speakers[q.speaker].name, q.name < 0 ? '' : names[q.name].name,
      q.mention ? wordsAt(q, q.mention) : '', q.cue ? wordsAt(q, q.cue) : '',
      q.label < 0 ? '' : data.labels[q.label], q.label < 0 ? '' : sureness(q), data.kinds[q.kind],
      q.rule < 0 ? '' : data.rules[q.rule], q.tier < 0 ? '' : data.tiers[q.tier],
      q.confidence < 0 ? '' : q.confidence, textOf(q).trim()];
  })];
}

function quotesView(filter) {
  let found = [];
  let size = PAGE;
  let later = 0;
  const told = h('p', { role: 'status', class: 'told' });
  const body = h('tbody', null);
  const pager = h('nav', { class: 'pager', 'aria-label': t('pages') });
  const heads = [['date', 'date'], ['source', 'source'], ['speaker', 'speaker'], ['stance', 'stance'], ['p', 'probability'], ['', 'quote']];

  const keep = () => {
    clearTimeout(later);
    later = setTimeout(() => replaceAddress(to('quotes', Object.fromEntries(KEYS.map((k) => [k, filter[k]])))), 150);
  };
  const row = (q) => {
    const a = articles[q.article];
    const text = textOf(q).trim();
    return h('tr', { class: data.kinds[q.kind] === 'term' && 'term' },
      h('td', { class: 'day' }, a.day || '–'),
      h('td', null, sourceOf(a) || '–'),
      h('td', null, speakerLink(q)),
      h('td', null, q.label < 0 ? '–' : badge(q.label)),
      h('td', { class: 'n' }, q.label < 0 ? '–' : percents.format(sureness(q))),
      h('td', { class: 'words' }, h('a', { href: toQuote(q) }, '«\u00a0' + short(text, SHORT) + '\u00a0»'),
        h('div', { class: 'faint' }, titleOf(a))));
  };
  const draw = () => {
    const last = Math.max(0, Math.ceil(found.length / size) - 1);
    const page = Math.min(Math.max(0, (Number(filter.page) || 1) - 1), last);
    told.textContent = count(found.length, 'nquotes');
    body.replaceChildren(...found.slice(page * size, (page + 1) * size).map(row));
    const turn = (label, target, off) => button(label, () => {
      filter.page = target > 0 ? target + 1 : '';
      draw();
      told.scrollIntoView({ block: 'nearest' });
    }, { disabled: off });
    pager.replaceChildren(...(last === 0 ? [] : [
      turn('«', 0, page === 0), turn(t('previous'), page - 1, page === 0),
      h('span', null, t('pageof', whole.format(page + 1), whole.format(last + 1))),
      turn(t('next'), page + 1, page === last), turn('»', last, page === last),
    ].flatMap((one) => [one, ' '])));
    pager.hidden = last === 0;
    keep();
  };
  const update = () => { found = chosen(filter); draw(); };
  const set = (key) => (event) => { filter[key] = event.target.value; filter.page = ''; update(); };
  const head = h('tr', null);
  const drawHead = () => head.replaceChildren(...heads.map(([sort, key]) => {
    if (!sort) return h('th', { scope: 'col' }, t(key));
    const down = filter.sort === '-' + sort;
    const up = filter.sort === sort;
    return h('th', { scope: 'col', 'aria-sort': up ? 'ascending' : down ? 'descending' : 'none' },
      button([t(key), h('span', { 'aria-hidden': 'true' }, up ? ' ▲' : down ? ' ▼' : ' ↕')], () => {
        filter.sort = up ? '-' + sort : down ? '' : sort;
        filter.page = '';
        drawHead();
        update();
        head.querySelectorAll('button')[heads.findIndex((x) => x[0] === sort)].focus();
      }, { class: 'sort' }));
  }));

  const input = (type, key, more) => h('input', { type, value: filter[key] || '', input: set(key), 'data-key': key, ...more });
  const select = (key, options) => choice([['', t('all')], ...options], filter[key] || '', set(key), { 'data-key': key });
  const ranked = speakers.filter((s) => s.quotes.length).sort((a, b) => b.quotes.length - a.quotes.length || collator.compare(a.name, b.name));
  const form = h('form', { class: 'filters', role: 'search', 'aria-label': t('filters'), submit: (e) => e.preventDefault() },
    field(t('search'), input('search', 'q', { autocomplete: 'off' })),
    field(t('speaker'), select('speaker', [['-1', t('unknown')], ...ranked.map((s) => [s.index, `${s.name} (${s.quotes.length})`])])),
    data.labels.length > 0 && field(t('stance'), select('stance', data.labels.map((_, at) => [at, letterOf(at) + ' ' + nameOf(at)]))),
    data.sources.length > 0 && field(t('source'), select('source', data.sources.map((s, at) => [at, s]))),
    field(t('kind'), choice([['', t('allkinds')], ...data.kinds.map((k, at) => [at, t('kind.' + k)])], filter.kind || '', set('kind'), { 'data-key': 'kind' })),
    field(t('from'), input('date', 'from')), field(t('until'), input('date', 'to')),
    field(t('leastp'), input('number', 'p', { min: 0, max: 100, step: 5, placeholder: '0' })),
    h('div', { class: 'tools' },
      button(t('reset'), () => { location.hash = '#/quotes'; render(true); }),
      button(t('saveseen'), () => save('stance-quotes.csv', 'text/csv', csv(table(found))))));

  onPaper = (printing) => {
    size = printing ? PAPER : PAGE;
    draw();
  };
  leaving = () => clearTimeout(later);
  drawHead();
  update();
  return [
    h('h2', { tabindex: -1 }, t('quotes')), form, told,
    h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': t('quotes') },
      h('table', { class: 'quotes' }, h('caption', { class: 'away' }, t('quotes')), h('thead', null, head), body)),
    pager,
  ];
}
