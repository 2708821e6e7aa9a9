// The way from an address to a view.

let arriving = null;
let leaving = null;
let onPaper = null;

const VIEWS = {
  overview: overviewView, quotes: quotesView, articles: articlesView, article: articleView,
  speakers: speakersView, speaker: speakerView,
};
const TABS = { article: 'articles', speaker: 'speakers' };
const own = document.title;

/** Puts an address where the last one stood; nothing is drawn anew. */
function replaceAddress(hash) {
  try {
    history.replaceState(null, '', hash);
  } catch {
    // A browser that counts such calls: the view stands, its address follows with the next one.
  }
}

function render(moved) {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  const name = Object.prototype.hasOwnProperty.call(VIEWS, path) ? path : 'overview';
  leaving?.();
  arriving = leaving = onPaper = null;
  const main = document.getElementById('main');
  const parameters = Object.fromEntries(new URLSearchParams(query || ''));
  const shown = h('div', { class: 'view ' + name }, VIEWS[name](parameters));
  main.replaceChildren(shown);
  for (const link of document.querySelectorAll('#nav a')) {
    const here = link.getAttribute('href') === '#/' + (TABS[name] || name);
    if (here) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
  const heading = shown.querySelector('h2');
  document.title = show(heading.textContent + ' – ' + own);
  if (moved) {
    heading.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }
  arriving?.();
}

window.addEventListener('hashchange', () => render(true));
window.addEventListener('beforeprint', () => onPaper?.(true));
window.addEventListener('afterprint', () => onPaper?.(false));
document.getElementById('skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('main').focus();
});
render(false);
performance.mark('shown');
// What a search needs is made while nobody waits.
(window.requestIdleCallback || setTimeout)(() => { searchable(); order(); });
