// Figures: SVG that stands alone when it is saved, with a table of the same numbers.

const INK = { d: '#0072B2', w: '#D55E00', s: '#009E73', n: '#767676', x: '#7B4B94', u: '#767676' };
const TINT = { d: '#D3E8F5', w: '#FBE3D3', s: '#D2F0E6', n: '#E9E9E9', x: '#EBDDF3', u: '#F4F4F4' };
const FONT = 'system-ui, sans-serif';

/** Stances as columns of a figure, and one for quotes without any where there are some. */
function columns(tallies) {
  const out = data.labels.map((_, label) => ({ label, of: (c) => c.labels[label] }));
  if (out.length === 0 || tallies.some((c) => c.none > 0)) out.push({ label: -1, of: (c) => c.none });
  return out;
}

const share = (n, total) => percents.format(total ? n / total : 0);

/** A part of a bar: a pale field with a line of its colour, and what it counts. */
function part(x, y, width, height, label, words, tip, upright) {
  const look = lookOf(label).slice(2);
  const fits = upright ? height >= 14 && width >= 14 : width >= words.length * 7 + 6;
  return svg('g', { class: 'part ' + lookOf(label) },
    svg('title', null, tip),
    svg('rect', { class: 'tint', x, y, width, height, fill: TINT[look] }),
    upright
      ? svg('rect', { class: 'ink', x, y, width: 4, height, fill: INK[look] })
      : svg('rect', { class: 'ink', x, y: y + height - 4, width, height: 4, fill: INK[look] }),
    fits && svg('text', {
      x: x + width / 2 + (upright ? 2 : 0), y: y + height / 2 + (upright ? 4 : 2), 'text-anchor': 'middle',
      'font-size': 12, 'font-family': FONT, fill: '#111',
    }, words));
}

const label = (x, y, words, anchor) => svg('text', {
  class: 'label', x, y, 'text-anchor': anchor || 'start', 'font-size': 12, 'font-family': FONT, fill: '#111',
}, words);

const short = (words, most) => ([...words].length > most ? [...words].slice(0, most - 1).join('') + '…' : words);

/** Letters and names of the stances, below a figure. */
function key(parts, y) {
  let x = 0;
  return parts.map(({ label: of }) => {
    const words = letterOf(of) + ' ' + nameOf(of);
    const look = lookOf(of).slice(2);
    const at = x;
    x += 34 + words.length * 7;
    return svg('g', { class: 'part ' + lookOf(of) },
      svg('rect', { class: 'tint', x: at, y, width: 14, height: 14, fill: TINT[look] }),
      svg('rect', { class: 'ink', x: at, y: y + 11, width: 14, height: 3, fill: INK[look] }),
      label(at + 20, y + 12, words));
  });
}

/** One bar per row of [name, tally, click]. */
function bars(rows, title) {
  const parts = columns(rows.map((r) => r[1]));
  const [wide, left, line] = [860, 210, 28];
  const most = Math.max(1, ...rows.map((r) => r[1].total));
  const tall = rows.length * line + 34;
  const scale = (wide - left - 60) / most;
  return svg('svg', { viewBox: `0 0 ${wide} ${tall}`, role: 'img', 'aria-label': title, class: 'figure' },
    rows.map(([name, c, click], row) => {
      const y = row * line;
      let x = left;
      return svg('g', click && { class: 'row', click },
        label(left - 8, y + 17, short(name, 28), 'end'),
        parts.map(({ label: of, of: number }) => {
          const n = number(c);
          const from = x;
          x += n * scale;
          const tip = `${name} – ${nameOf(of)} : ${whole.format(n)} (${share(n, c.total)})`;
          return n > 0 && part(from, y + 2, n * scale, line - 6, of, `${letterOf(of)} ${n}`, tip);
        }),
        label(x + 6, y + 17, whole.format(c.total)));
    }),
    key(parts, tall - 20));
}

/** One column per row of [period, tally]. */
function over(rows, title) {
  const parts = columns(rows.map((r) => r[1]));
  const [wide, tall, left, foot] = [860, 260, 40, 56];
  const most = Math.max(1, ...rows.map((r) => r[1].total));
  const step = (wide - left) / Math.max(rows.length, 1);
  const broad = Math.max(1, Math.min(step - (step > 6 ? 3 : 0), 64));
  const scale = (tall - foot - 22) / most;
  const every = Math.ceil(76 / step);
  const grid = [...new Set([most, Math.round(most / 2)])];
  return svg('svg', { viewBox: `0 0 ${wide} ${tall}`, role: 'img', 'aria-label': title, class: 'figure' },
    grid.map((n) => [
      svg('line', { class: 'grid', x1: left, x2: wide, y1: tall - foot - n * scale, y2: tall - foot - n * scale, stroke: '#ccc' }),
      label(left - 6, tall - foot - n * scale + 4, whole.format(n), 'end'),
    ]),
    rows.map(([period, c], at) => {
      let y = tall - foot;
      const x = left + at * step + (step - broad) / 2;
      return svg('g', null,
        parts.map(({ label: of, of: number }) => {
          const n = number(c);
          y -= n * scale;
          const tip = `${period} – ${nameOf(of)} : ${whole.format(n)} (${share(n, c.total)})`;
          return n > 0 && part(x, y, broad, n * scale, of, broad >= 34 ? `${letterOf(of)} ${n}` : String(n), tip, true);
        }),
        at % every === 0 && label(x + broad / 2, tall - foot + 18, period, 'middle'));
    }),
    key(parts, tall - 20));
}

/** The numbers of a figure: a head and rows. */
function numbers(first, rows) {
  const parts = columns(rows.map((r) => r[1]));
  const head = [first, ...parts.map((p) => nameOf(p.label)), t('total')];
  return [head, ...rows.map(([name, c]) => [name, ...parts.map((p) => p.of(c)), c.total])];
}

/** A figure with its buttons and its table; `link` makes the first cell of a row. */
function figure(name, title, drawing, first, rows, link) {
  const [head, ...body] = numbers(first, rows);
  const keep = () => {
    const copy = drawing.cloneNode(true);
    const [, , wide, tall] = copy.getAttribute('viewBox').split(' ');
    copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
    copy.setAttribute('width', wide);
    copy.setAttribute('height', tall);
    copy.prepend(svg('rect', { width: wide, height: tall, fill: '#fff' }));
    save(name + '.svg', 'image/svg+xml', new XMLSerializer().serializeToString(copy));
  };
  return h('figure', null,
    h('figcaption', { class: 'away' }, title),
    h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': title }, drawing),
    h('div', { class: 'tools' },
      button(t('savesvg'), keep),
      button(t('savecsv'), () => save(name + '.csv', 'text/csv', csv([head, ...body])))),
    h('details', null,
      h('summary', null, t('table')),
      h('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': t('table') },
        h('table', null,
          h('caption', { class: 'away' }, title),
          h('thead', null, h('tr', null, head.map((w) => h('th', { scope: 'col' }, w)))),
          h('tbody', null, body.map((row, at) => h('tr', null,
            h('th', { scope: 'row' }, link ? link(at) : row[0]),
            row.slice(1).map((n) => h('td', { class: 'n' }, whole.format(n))))))))));
}

/** Stances over time of some quotes, with a choice of the period. `more` are other choices. */
function timeline(name, title, some, state, more) {
  const dated = some.filter((q) => articles[q.article].day);
  if (dated.length === 0) return h('p', { class: 'faint' }, t('undated'));
  const box = h('div', null);
  const periods = [['week', t('week')], ['month', t('month')], ['year', t('year')]];
  const draw = () => {
    const by = new Map();
    for (const q of dated.filter(state.keeps || (() => true))) {
      const period = periodOf(articles[q.article].day, state.period);
      if (!period) continue;
      if (!by.has(period)) by.set(period, []);
      by.get(period).push(q);
    }
    const rows = [...by.keys()].sort().map((period) => [period, tally(by.get(period))]);
    box.replaceChildren(rows.length
      ? figure(name, title, over(rows, title), t(state.period), rows)
      : h('p', null, t('nothing')));
  };
  const choose = (event) => { state.period = event.target.value; draw(); };
  state.draw = draw;
  draw();
  return h('div', null,
    h('div', { class: 'filters' }, field(t('period'), choice(periods, state.period, choose)), more), box);
}
