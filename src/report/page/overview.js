// The overview: numbers, a bar per speaker, stances over time.

/** How many quotes a speaker needs for a bar of its own, where nobody says otherwise. */
const ENOUGH = 5;
/** So many bars at first. */
const BARS = 20;

/** The period in which some articles make between a few and a few dozen columns. */
function fitting(some) {
  const days = some.map((q) => articles[q.article].day).filter(Boolean);
  const all = (period) => new Set(days.map((d) => periodOf(d, period))).size;
  return all('week') <= 26 ? 'week' : all('month') <= 60 ? 'month' : 'year';
}

function overviewView() {
  const some = quotes.filter(counts);
  const told = some.filter((q) => q.speaker >= 0);
  const quoted = speakers.filter((s) => s.counted > 0);
  const total = tally(some);
  const number = (value, key) => h('div', null, h('dt', null, t(key)), h('dd', null, value));
  return [
    h('h2', { tabindex: -1 }, t('overview')),
    h('dl', { class: 'numbers' },
      number(whole.format(articles.length), 'articles'),
      number(whole.format(some.length), 'quotes'),
      number(whole.format(quoted.length), 'speakers'),
      number(share(told.length, some.length), 'attributed'),
      data.labels.map((_, label) => h('div', null,
        h('dt', null, badge(label)),
        h('dd', null, whole.format(total.labels[label]), ' ', h('small', null, share(total.labels[label], some.length)))))),
    h('p', { class: 'faint' }, t('counted')),
    some.length === 0 ? h('p', null, t('nothing')) : [
      h('h3', null, t('byspeaker')), speakerBars(quoted),
      h('h3', null, t('overtime')), overTime(some, quoted),
    ],
  ];
}

function speakerBars(quoted) {
  const ranked = [...quoted].sort((a, b) => b.counted - a.counted || collator.compare(a.name, b.name));
  const state = { least: ranked.length && ranked[0].counted >= ENOUGH ? ENOUGH : 1, all: false };
  const box = h('div', null);
  const draw = () => {
    const enough = ranked.filter((s) => s.counted >= state.least);
    const few = ranked.slice(enough.length);
    const shown = state.all ? enough : enough.slice(0, BARS);
    const rows = shown.map((s) => [s.name, tally(s.quotes.filter(counts)), () => { location.hash = toSpeaker(s.index); }]);
    const rest = few.reduce((sum, s) => sum + s.counted, 0);
    box.replaceChildren(
      rows.length ? figure('stance-speakers', t('byspeaker'), bars(rows, t('byspeaker')), t('speaker'), rows,
        (at) => h('a', { href: toSpeaker(shown[at].index) }, shown[at].name)) : h('p', null, t('nothing')),
      enough.length > shown.length ? h('p', null, button(t('showall', whole.format(enough.length)), () => { state.all = true; draw(); })) : '',
      few.length ? h('details', null,
        h('summary', null, t('few', count(few.length, 'nspeakers'), count(rest, 'nquotes'), state.least)),
        h('ul', { class: 'columns' }, few.slice(0, 500).map((s) => h('li', null,
          h('a', { href: toSpeaker(s.index) }, s.name), ' ', h('span', { class: 'faint' }, whole.format(s.counted)))))) : '');
  };
  draw();
  const least = h('input', {
    type: 'number', min: 1, max: 9999, value: state.least,
    input: (event) => { state.least = Math.max(1, Number(event.target.value) || 1); draw(); },
  });
  return [h('div', { class: 'filters' }, field(t('least'), least)), box];
}

function overTime(some, quoted) {
  const state = { period: fitting(some), speaker: '', source: '' };
  state.keeps = (q) => (state.speaker === '' || q.speaker === Number(state.speaker))
    && (state.source === '' || articles[q.article].source === Number(state.source));
  const set = (key) => (event) => { state[key] = event.target.value; state.draw(); };
  const ranked = [...quoted].sort((a, b) => b.counted - a.counted).slice(0, 200);
  return timeline('stance-time', t('overtime'), some, state, [
    field(t('speaker'), choice([['', t('all')], ...ranked.map((s) => [s.index, s.name])], '', set('speaker'))),
    data.sources.length > 0
      && field(t('source'), choice([['', t('all')], ...data.sources.map((s, at) => [at, s])], '', set('source'))),
  ]);
}
