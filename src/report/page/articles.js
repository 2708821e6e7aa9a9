// The articles: a list, and the text of one with its quotes, mentions, cues and relays marked.

/** So many lines of a list at first. */
const LINES = 200;

/** A list that shows its first lines, and all if asked, narrowed by a search. */
function listed(items, search, head, row, empty) {
  const state = { asked: '', all: false };
  const body = h('tbody', null);
  const more = h('p', null);
  const told = h('p', { role: 'status', class: 'told' });
  const draw = () => {
    const asked = fold(state.asked);
    const found = items.filter((item) => !asked || fold(search(item)).includes(asked));
    const shown = state.all ? found : found.slice(0, LINES);
    body.replaceChildren(...shown.map(row));
    told.textContent = whole.format(found.length);
    more.replaceChildren(found.length > shown.length
      ? button(t('showall', whole.format(found.length)), () => { state.all = true; draw(); }) : '');
  };
  draw();
  return [
    h('div', { class: 'filters' }, field(t('search'), h('input', { type: 'search', input: (e) => { state.asked = e.target.value; draw(); } }))),
    told,
    h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': empty },
      h('table', null, h('caption', { class: 'away' }, empty),
        h('thead', null, h('tr', null, head.map((key) => h('th', { scope: 'col' }, t(key))))), body)),
    more,
  ];
}

function articlesView() {
  return [
    h('h2', { tabindex: -1 }, t('articles')),
    listed(articles, (a) => [titleOf(a), sourceOf(a), a.id].join('\n'), ['article', 'date', 'source', 'quotes'], (a) => h('tr', null,
      h('th', { scope: 'row', class: 'words' }, h('a', { href: to('article', { a: a.index }) }, titleOf(a))),
      h('td', { class: 'day' }, a.day || '–'), h('td', null, sourceOf(a) || '–'),
      h('td', { class: 'n' }, whole.format(a.quotes.length))), t('articles')),
  ];
}

/** Everything to mark, by place: quotes by their spoken parts; words that serve several quotes once. */
function marksOf(article) {
  const out = [];
  const shared = new Map();
  const also = (place, role, q) => {
    if (!Array.isArray(place)) return;
    const key = place.join() + role;
    if (!shared.has(key)) {
      const mark = { from: place[0], to: place[1], role, quotes: [] };
      shared.set(key, mark);
      out.push(mark);
    }
    shared.get(key).quotes.push(q);
  };
  for (const q of article.quotes.filter((one) => one.own === undefined)) {
    for (const [from, end] of q.parts || [[q.start, q.end]]) out.push({ from, to: end, role: 'quote', quotes: [q] });
    also(q.mention, 'mention', q);
    also(q.cue, 'cue', q);
    q.via.forEach((place) => also(place, 'via', q));
  }
  // Outer marks first: of two that start together the longer.
  return out.sort((a, b) => a.from - b.from || b.to - a.to || (a.role === 'quote' ? 1 : 0) - (b.role === 'quote' ? 1 : 0));
}

/** Cuts a stretch of text wherever a mark starts or ends: [from, to, marks there, outermost first]. */
function segments(from, end, marks) {
  const cuts = new Set([from, end]);
  for (const m of marks) {
    if (m.from > from && m.from < end) cuts.add(m.from);
    if (m.to > from && m.to < end) cuts.add(m.to);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const out = [];
  let open = [];
  let next = 0;
  for (let at = 0; at + 1 < edges.length; at += 1) {
    open = open.filter((m) => m.to > edges[at]);
    while (next < marks.length && marks[next].from <= edges[at]) {
      if (marks[next].to > edges[at]) open.push(marks[next]);
      next += 1;
    }
    out.push([edges[at], edges[at + 1], [...open]]);
  }
  return out;
}

function articleView(parameters) {
  const article = articles[Number(parameters.a)];
  if (!article) return articlesView();
  const around = [articles[article.index - 1], articles[article.index + 1]];
  const turn = (other, key) => (other ? h('a', { href: to('article', { a: other.index }) }, t(key)) : null);
  const reader = new Reader(article);
  const body = h('article', { class: 'text', 'aria-label': t('article') }, reader.blocks());
  const url = article.url && (safeUrl(article.url)
    ? h('a', { href: article.url, rel: 'noopener noreferrer', target: '_blank' }, article.url)
    : h('span', null, article.url));
  const facts = [sourceOf(article), article.date, url].filter(Boolean);
  const asked = parameters.q === undefined ? null : article.quotes.find((q) => q.number === Number(parameters.q));
  if (asked) {
    arriving = () => {
      reader.open(asked);
      reader.chips.get(asked)?.scrollIntoView({ block: 'center' });
      reader.chips.get(asked)?.focus({ preventScroll: true });
    };
  }
  return [
    h('nav', { class: 'pager', 'aria-label': t('pages') }, h('a', { href: '#/articles' }, t('articles')), ' ',
      turn(around[0], 'previous'), ' ', turn(around[1], 'next')),
    h('h2', { tabindex: -1 }, titleOf(article)),
    h('p', { class: 'faint' }, facts.map((fact, at) => [at > 0 && ' · ', fact])),
    h('p', { class: 'legend' },
      data.labels.map((_, at) => [badge(at), ' ']),
      h('span', { class: 'mention' }, t('mention')), ' ', h('span', { class: 'cue' }, t('cue')), ' ', h('span', { class: 'via' }, t('via'))),
    body,
  ];
}

/** The text of an article, in which quotes open. */
class Reader {
  constructor(article) {
    this.article = article;
    this.chips = new Map();
    this.places = new Map();
    this.shown = null;
    this.panel = null;
  }

  blocks() {
    const { article } = this;
    const marks = marksOf(article);
    const out = [];
    const text = article.text || '';
    let start = 0;
    let done = 0;
    let open = [];
    while (start < text.length) {
      const found = text.indexOf('\n', start);
      const end = found < 0 ? text.length : found;
      while (done < marks.length && marks[done].from < end) {
        open.push(marks[done]);
        done += 1;
      }
      if (text.slice(start, end).trim()) out.push(this.block(h('p', null), start, end, open));
      open = open.filter((m) => m.to > end);
      start = end + 1;
    }
    const loose = article.quotes.filter((q) => q.own !== undefined);
    if (loose.length) {
      out.push(h('p', { class: 'faint' }, t('notext')));
      for (const q of loose) {
        const words = h('span', { class: 'quote ' + lookOf(q.label) }, q.own.trim());
        this.note(q, words);
        out.push(h('p', null, this.chip(q), '«\u00a0', words, '\u00a0» – ', speakerLink(q)));
      }
    }
    if (!article.quotes.length) out.push(h('p', { class: 'faint' }, t('noquotes')));
    return out;
  }

  block(element, from, end, marks) {
    const text = this.article.text;
    for (const [a, b, here] of segments(from, end, marks)) {
      let inner = document.createTextNode(show(text.slice(a, b)));
      const refs = [];
      for (const mark of [...here].reverse()) {
        if (mark.role === 'quote') {
          const [q] = mark.quotes;
          const term = data.kinds[q.kind] === 'term';
          inner = h('span', { class: `quote depth${Math.min(q.depth, 3)} ${term ? 'term' : lookOf(q.label)}`, click: (e) => { e.stopPropagation(); this.toggle(q); } }, inner);
        } else {
          inner = h('span', { class: mark.role }, inner);
          if (mark.to === b) refs.push(...mark.quotes.map((q) => h('a', { class: 'ref', href: toQuote(q), 'aria-label': t(mark.role) + ' ' + q.number }, q.number)));
        }
        mark.quotes.forEach((q) => this.note(q, inner));
      }
      for (const mark of here) {
        const [q] = mark.quotes;
        if (mark.role === 'quote' && !this.chips.has(q)) element.append(this.chip(q));
      }
      element.append(inner);
      if (refs.length) element.append(h('sup', null, refs.flatMap((r, at) => [at > 0 && ' ', r])));
    }
    return element;
  }

  note(q, element) {
    this.places.set(q, [...(this.places.get(q) || []), element]);
  }

  /** The button that opens a quote: its letter and number. */
  chip(q) {
    const term = data.kinds[q.kind] === 'term';
    const words = [t('quote') + ' ' + q.number, term ? t('kind.term') : nameOf(q.label), q.label < 0 ? '' : percents.format(sureness(q)), term ? '' : speakerOf(q)];
    const chip = button(`${term ? '·' : letterOf(q.label)}\u00a0${q.number}`, () => this.toggle(q), {
      class: 'chip ' + (term ? 'term' : lookOf(q.label)), 'aria-expanded': 'false', 'aria-label': words.filter(Boolean).join(', '), 'data-quote': q.number,
    });
    this.chips.set(q, chip);
    return chip;
  }

  toggle(q) {
    const same = this.shown === q;
    this.close();
    if (!same) this.open(q);
    replaceAddress(same ? to('article', { a: this.article.index }) : toQuote(q));
  }

  close() {
    if (!this.shown) return;
    this.chips.get(this.shown)?.setAttribute('aria-expanded', 'false');
    (this.places.get(this.shown) || []).forEach((e) => e.classList.remove('on'));
    this.panel.remove();
    this.shown = null;
  }

  open(q) {
    const chip = this.chips.get(q);
    if (!chip) return;
    this.shown = q;
    this.panel = panel(q);
    this.panel.addEventListener('keydown', (e) => this.escape(e));
    chip.onkeydown = (e) => this.escape(e);
    chip.setAttribute('aria-expanded', 'true');
    (this.places.get(q) || []).forEach((e) => e.classList.add('on'));
    chip.closest('p').after(this.panel);
  }

  escape(event) {
    if (event.key !== 'Escape' || !this.shown) return;
    const chip = this.chips.get(this.shown);
    this.close();
    chip.focus();
  }
}

/** What is known of a quote and why. */
function panel(q) {
  const fact = (key, value) => value && [h('dt', null, t(key)), h('dd', null, value)];
  const trust = q.tier < 0 ? '' : t('tier.' + data.tiers[q.tier]);
  const cue = q.cue && ['«\u00a0', wordsAt(q, q.cue), '\u00a0»', q.lemma >= 0 && ` (${data.lemmas[q.lemma]})`];
  const strongest = Math.max(1, ...q.moved.filter((_, at) => at % 3 === 2).map(Math.abs));
  const moved = [];
  for (let at = 0; at < q.moved.length; at += 3) {
    const from = q.start + q.moved[at];
    const effect = q.moved[at + 2];
    moved.push([articles[q.article].text.slice(from, from + q.moved[at + 1]), effect]);
  }
  return h('section', { class: 'panel', 'aria-label': t('quote') + ' ' + q.number },
    h('dl', { class: 'facts' },
      fact('speaker', [speakerLink(q), q.speaker >= 0 && h('span', { class: 'faint' }, ' ' + t('kind.' + speakers[q.speaker].kind))]),
      fact('mention', q.mention && ['«\u00a0', wordsAt(q, q.mention), '\u00a0»']),
      fact('cue', cue),
      fact('via', q.via.length > 0 && q.via.map((v) => wordsAt(q, v)).join(', ')),
      fact('rule', q.rule >= 0 && h('code', null, data.rules[q.rule])),
      fact('tier', trust),
      fact('confidence', q.confidence >= 0 && percents.format(q.confidence)),
      fact('kind', t('kind.' + data.kinds[q.kind]))),
    q.label >= 0 && h('div', null,
      h('h3', null, t('stance')),
      h('ul', { class: 'bars' }, q.probabilities.map((p, at) => h('li', null,
        badge(at), h('span', { class: 'track' }, h('span', { class: 'bar ' + lookOf(at), 'width%': p / 100 })),
        h('span', { class: 'n' }, percents.format(p / 10000))))),
      h('h3', null, t('moved', nameOf(q.label))),
      moved.length ? h('ul', { class: 'bars' }, moved.map(([word, effect]) => h('li', null,
        h('q', null, short(word.replace(/\s+/g, ' '), 40)),
        h('span', { class: 'track' }, h('span', { class: 'bar ' + (effect < 0 ? 'against' : lookOf(q.label)), 'width%': (Math.abs(effect) / strongest) * 100 })),
        h('span', { class: 'n' }, (effect > 0 ? '+' : '−') + hundredth.format(Math.abs(effect) / 100)))))
        : h('p', { class: 'faint' }, t('unmoved'))));
}
