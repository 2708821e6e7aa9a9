// Making elements. All text goes in as text; nothing here reads markup.

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/** Text as it may be shown: characters that steer or turn the line become their number. */
const show = (text) => String(text).replace(CONTROLS, (c) =>
  c === '\r' ? '' : '[U+' + c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0') + ']');

/** The address if it leads to a page, else nothing. */
function safeUrl(address) {
  try {
    const url = new URL(address);
    return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
  } catch {
    return null;
  }
}

function fill(element, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (key === 'width%') element.style.width = value + '%';
    else if (key === 'href' && !String(value).startsWith('#') && !safeUrl(value)) continue;
    else element.setAttribute(key, value === true ? '' : show(value));
  }
  for (const child of children.flat(3)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child instanceof Node ? child : show(child));
  }
  return element;
}

const h = (tag, attributes, ...children) => fill(document.createElement(tag), attributes, children);
const svg = (tag, attributes, ...children) =>
  fill(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);

const button = (label, click, attributes) => h('button', { type: 'button', click, ...attributes }, label);

/** A stance with its letter, its name and its look. */
const badge = (label) => h('span', { class: 'badge ' + lookOf(label) }, h('b', null, letterOf(label)), ' ' + nameOf(label));

const field = (label, control) => h('label', { class: 'field' }, h('span', null, label), control);

/** A choice among [value, words]. */
function choice(options, chosen, change, attributes) {
  const select = h('select', { change, ...attributes }, options.map(([value, label]) => h('option', { value }, label)));
  select.value = chosen;
  return select;
}

/** The address of a view. */
function to(view, parameters) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters || {})) {
    if (value !== '' && value !== null && value !== undefined) query.set(key, value);
  }
  const shown = query.toString();
  return '#/' + view + (shown ? '?' + shown : '');
}

const toQuote = (q) => to('article', { a: q.article, q: q.number });
const toSpeaker = (s) => to('speaker', { s });

/** A speaker's name that leads to its page. */
const speakerLink = (q) => (q.speaker < 0
  ? h('span', { class: 'faint' }, data.kinds[q.kind] === 'term' ? t('kind.term') : t('unknown'))
  : h('a', { href: toSpeaker(q.speaker) }, speakers[q.speaker].name));

/** Keeps some text as a file. */
function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h('a', { download: name });
  link.href = address;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Rows as CSV that spreadsheets open; what they would take for a formula is kept from running. */
function csv(rows) {
  const cell = (value) => {
    let text = value === null || value === undefined ? '' : String(value);
    if (typeof value === 'string' && /^[=+@\t\r-]/.test(text)) text = "'" + text;
    return /[",\n\r;]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text;
  };
  return '\ufeff' + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n';
}
