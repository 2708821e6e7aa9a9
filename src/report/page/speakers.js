// The speakers: a list, and one with stances over time, witnesses, and the names taken for it.

function speakersView() {
  const ranked = [...speakers].sort((a, b) => b.counted - a.counted || collator.compare(a.name, b.name));
  const head = ['speaker', 'kind', 'quotes', ...data.labels.map((_, at) => 'stance.' + data.labels[at])];
  return [
    h('h2', { tabindex: -1 }, t('speakers')),
    listed(ranked, (s) => [s.name, ...s.names.map((n) => n.name)].join('\n'), head, (s) => {
      const c = tally(s.quotes.filter(counts));
      return h('tr', null,
        h('th', { scope: 'row', class: 'words' }, h('a', { href: toSpeaker(s.index) }, s.name)),
        h('td', null, t('kind.' + s.kind)),
        h('td', { class: 'n' }, whole.format(c.total)),
        c.labels.map((n) => h('td', { class: 'n' }, n ? [whole.format(n), ' ', h('small', null, share(n, c.total))] : '–')));
    }, t('speakers')),
  ];
}

/** For each stance the quote that shows it most clearly. */
function witnesses(some) {
  return data.labels.map((_, label) => some
    .filter((q) => q.label === label)
    .reduce((best, q) => (best && sureness(best) >= sureness(q) ? best : q), null)).filter(Boolean);
}

function speakerView(parameters) {
  const speaker = speakers[Number(parameters.s)];
  if (!speaker) return speakersView();
  const some = speaker.quotes.filter(counts);
  const c = tally(some);
  const days = some.map((q) => articles[q.article].day).filter(Boolean).sort();
  const why = (n) => (n.why ? t('why.' + n.why, n.of) : t(speaker.names.length > 1 ? 'why.first' : 'why.only'));
  const rows = [[speaker.name, c]];
  return [
    h('nav', { class: 'pager', 'aria-label': t('pages') }, h('a', { href: '#/speakers' }, t('speakers'))),
    h('h2', { tabindex: -1 }, speaker.name),
    h('p', { class: 'faint' }, [t('kind.' + speaker.kind), count(some.length, 'nquotes'),
      days.length && (days[0] === days[days.length - 1] ? days[0] : days[0] + ' – ' + days[days.length - 1])].filter(Boolean).join(' · ')),
    speaker.described && h('p', null, t('described')),
    h('p', null, h('a', { href: to('quotes', { speaker: speaker.index }) }, t('itsquotes'))),
    some.length > 0 && [
      h('h3', null, t('stances')), figure('stance-speaker', t('stances'), bars(rows, speaker.name), t('speaker'), rows),
      h('h3', null, t('overtime')), timeline('stance-speaker-time', t('overtime'), some, { period: fitting(some) }),
      h('h3', null, t('witnesses')),
      witnesses(some).map((q) => h('figure', { class: 'witness' },
        h('figcaption', null, badge(q.label), ' ', percents.format(sureness(q)), ' · ',
          h('a', { href: toQuote(q) }, titleOf(articles[q.article])), articles[q.article].day && ' · ' + articles[q.article].day),
        h('blockquote', null, h('span', { class: 'quote ' + lookOf(q.label) }, '«\u00a0' + short(textOf(q).trim(), 600) + '\u00a0»')))),
    ],
    h('h3', null, t('names')),
    h('table', null, h('caption', { class: 'away' }, t('names')),
      h('thead', null, h('tr', null, ['name', 'kind', 'quotes', 'why'].map((key_) => h('th', { scope: 'col' }, t(key_))))),
      h('tbody', null, speaker.names.map((n) => h('tr', null,
        h('th', { scope: 'row' }, n.name), h('td', null, t('kind.' + n.kind)),
        h('td', { class: 'n' }, whole.format(n.quotes)), h('td', null, why(n)))))),
  ];
}
