// The report page in a browser: what it shows, what it lets one do, what it never does, how fast it is.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { hostile, merged, repeated } from './corpus.mjs';

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stance-browser-'));
const pictures = process.argv[2];
const at = (name) => path.join(folder, name);
const stance = (...words) => execFileSync(process.env.STANCE, words, { cwd: folder, maxBuffer: 1 << 28, stdio: ['ignore', 'pipe', 'inherit'] });
const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const figures = {};

fs.writeFileSync(at('big.jsonl'), repeated(1000));
fs.writeFileSync(at('small.jsonl'), repeated(80) + merged.map((a) => JSON.stringify(a) + '\n').join(''));
fs.writeFileSync(at('hostile.jsonl'), JSON.stringify(hostile) + '\n');
const big = stance('classify', 'big.jsonl', '--format', 'jsonl', '--emit-text');
fs.writeFileSync(at('records.jsonl'), big);
const writing = [1, 2, 3].map(() => {
  const begun = performance.now();
  stance('report', 'records.jsonl', '--output', 'records.html', '--quiet');
  return performance.now() - begun;
});
figures['page of 1,000 articles from records: read and written, s'] = median(writing) / 1000;
stance('report', 'big.jsonl', '--output', 'big.html', '--quiet');
stance('report', 'small.jsonl', '--output', 'small.html', '--quiet');
stance('report', 'small.jsonl', '--output', 'english.html', '--quiet', '--lang', 'en');
stance('report', 'hostile.jsonl', '--output', 'hostile.html', '--quiet', '--title', '</title><script>window.pwned=11</script>');
figures['size, MB'] = fs.statSync(at('big.html')).size / 1e6;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

const faults = [];
let tests = 0;

/** Opens a page of ours under watch: its console, its requests and its dialogs are to be silent. */
async function open(file, hash = '', options = {}) {
  const context = await browser.newContext({ viewport: { width: 1100, height: 800 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  const own = pathToFileURL(at(file)).href;
  page.on('console', (m) => { if (['error', 'warning'].includes(m.type())) faults.push(`${file}${hash}: console: ${m.text()}`); });
  page.on('pageerror', (e) => faults.push(`${file}${hash}: ${e}`));
  page.on('dialog', (d) => { faults.push(`${file}${hash}: dialog ${d.message()}`); d.dismiss(); });
  page.on('request', (r) => {
    if (!r.url().startsWith(own) && !/^(data|blob):/.test(r.url())) faults.push(`${file}${hash}: request ${r.url()}`);
  });
  await page.goto(own + hash);
  await page.waitForSelector('.view');
  return page;
}

async function test(name, body) {
  tests += 1;
  try {
    await body();
    console.log(`ok   ${name}`);
  } catch (fault) {
    faults.push(`${name}: ${fault.message}`);
    console.log(`FAIL ${name}: ${fault.message}`);
  }
}

async function accessible(page, what) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  const told = found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
  assert.deepEqual(told, [], what);
}

const told = (page) => page.locator('.told').textContent();
const rows = (page, column) => page.locator(`.quotes tbody tr td:nth-child(${column})`).allTextContents();
const number = (words) => Number(words.replace(/[^\d]/g, ''));
const downloaded = async (page, click) => {
  const [file] = await Promise.all([page.waitForEvent('download'), click()]);
  return { name: file.suggestedFilename(), text: fs.readFileSync(await file.path(), 'utf8') };
};

await test('the overview counts, draws and saves', async () => {
  const page = await open('small.html');
  assert.equal(await page.locator('html').getAttribute('lang'), 'fr');
  assert.equal(number(await page.locator('.numbers dd').first().textContent()), 82);
  assert.equal(await page.locator('svg.figure').count(), 2);
  const drawing = await downloaded(page, () => page.getByText('Enregistrer la figure (SVG)').first().click());
  assert.match(drawing.text, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
  const sheet = await downloaded(page, () => page.getByText('Enregistrer les nombres (CSV)').nth(1).click());
  assert.match(sheet.text, /^\ufeff.*Désescalade,Mise en garde,Soutien,Neutre/);
  await page.locator('figure details summary').first().click();
  const lines = await page.locator('figure').first().locator('tbody tr').count();
  assert.ok(lines > 5, `${lines} rows`);
  const before = await page.locator('figure').nth(1).locator('tbody tr').count();
  await page.locator('select').filter({ hasText: 'Semaine' }).selectOption('month');
  const after = await page.locator('figure').nth(1).locator('tbody tr').count();
  assert.ok(after >= 6 && after < before, `${before} weeks, ${after} months`);
  await page.context().close();
});

await test('quotes are filtered, and what is seen can be saved and shared', async () => {
  const page = await open('small.html', '#/quotes');
  const all = number(await told(page));
  await page.locator('[data-key=stance]').selectOption('1');
  const warnings = number(await told(page));
  assert.ok(warnings > 0 && warnings < all);
  assert.ok((await rows(page, 4)).every((w) => w.includes('Mise en garde')));
  await page.locator('[data-key=p]').fill('60');
  assert.ok((await rows(page, 5)).every((w) => number(w) >= 60));
  await page.locator('[data-key=from]').fill('2025-02-01');
  await page.locator('[data-key=to]').fill('2025-04-30');
  const days = await rows(page, 1);
  assert.ok(days.length > 0 && days.every((d) => d >= '2025-02-01' && d <= '2025-04-30'));
  const seen = number(await told(page));
  await page.waitForTimeout(300);
  const hash = new URL(page.url()).hash;
  assert.match(hash, /stance=1/);
  const sheet = await downloaded(page, () => page.getByText('Enregistrer ce que je vois').click());
  assert.equal(sheet.name, 'stance-quotes.csv');
  assert.equal(sheet.text.match(/\r\na-\d+,/g).length, seen);
  const again = await open('small.html', hash);
  assert.equal(number(await told(again)), seen);
  assert.equal(await again.locator('[data-key=p]').inputValue(), '60');
  await again.getByText('Effacer les filtres').click();
  assert.equal(number(await told(again)), all);
  await again.context().close();
  await page.context().close();
});

await test('search knows no accents and no capitals; every filter narrows', async () => {
  const page = await open('small.html', '#/quotes');
  const all = number(await told(page));
  await page.locator('[data-key=q]').fill('GARANTIE levee');
  assert.ok(number(await told(page)) >= 1);
  assert.match((await rows(page, 6))[0], /levée sans garantie/);
  await page.locator('[data-key=q]').fill('');
  for (const [key, option] of [['speaker', 2], ['source', 1], ['kind', 3]]) {
    await page.locator(`[data-key=${key}]`).selectOption({ index: option });
    const found = number(await told(page));
    assert.ok(found > 0 && found !== all, `${key}: ${found}`);
    await page.locator(`[data-key=${key}]`).selectOption('');
  }
  await page.context().close();
});

await test('columns sort both ways, and pages turn', async () => {
  const page = await open('small.html', '#/quotes');
  const head = page.locator('th', { hasText: 'Probabilité' });
  await head.locator('button').click();
  assert.equal(await head.getAttribute('aria-sort'), 'ascending');
  const up = (await rows(page, 5)).map(number);
  assert.deepEqual(up, [...up].sort((a, b) => a - b));
  await head.locator('button').click();
  assert.equal(await head.getAttribute('aria-sort'), 'descending');
  const down = (await rows(page, 5)).map(number);
  assert.deepEqual(down, [...down].sort((a, b) => b - a));
  assert.ok(down[0] > up[0]);
  assert.equal(down.length, 50);
  const first = await page.locator('.quotes tbody tr').first().textContent();
  await page.locator('.pager button', { hasText: 'Suivant' }).click();
  assert.match(await page.locator('.pager').textContent(), /page 2 sur/);
  assert.notEqual(await page.locator('.quotes tbody tr').first().textContent(), first);
  await page.context().close();
});

await test('an article shows its marks; a quote opens and closes by keyboard', async () => {
  const page = await open('small.html', '#/articles');
  await page.locator('tbody a', { hasText: 'Détroit de Sunha' }).first().click();
  await page.waitForSelector('.view.article');
  const text = fs.readFileSync(path.join(import.meta.dirname, '../articles/08-detroit-de-sunha.txt'), 'utf8');
  const shown = await page.locator('.text').evaluate((e) => {
    const copy = e.cloneNode(true);
    copy.querySelectorAll('.chip, sup').forEach((c) => c.remove());
    return [...copy.querySelectorAll('p')].map((p) => p.textContent).join('\n');
  });
  assert.equal(shown, text.split('\n').filter((l) => l.trim()).join('\n'), 'the text is whole');
  assert.ok(await page.locator('.text .mention').count() > 5);
  assert.ok(await page.locator('.text .cue').count() > 5);
  assert.ok(await page.locator('.text .via').count() > 0);
  const chip = page.locator('.chip[data-quote="3"]');
  await chip.focus();
  await page.keyboard.press('Enter');
  assert.equal(await chip.getAttribute('aria-expanded'), 'true');
  assert.match(new URL(page.url()).hash, /q=3/);
  const panel = await page.locator('.panel').textContent();
  assert.match(panel, /Fiabilité/);
  assert.match(panel, /Mots qui ont pesé/);
  assert.ok(await page.locator('.panel .bars').first().locator('li').count() >= 3);
  assert.ok(await page.locator('.panel .bars').nth(1).locator('li').count() >= 1);
  assert.ok(await page.locator('.cue.on').count() >= 1);
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('.panel').count(), 0);
  assert.equal(await chip.evaluate((e) => e === document.activeElement), true);
  await page.context().close();
});

await test('a link to a quote opens it; quotes in quotes keep their own marks', async () => {
  const page = await open('small.html', '#/article?a=7&q=3');
  assert.equal(await page.locator('.chip[data-quote="3"]').getAttribute('aria-expanded'), 'true');
  const nested = await open('hostile.html', '#/article?a=0');
  const inner = nested.locator('.quote .quote');
  assert.ok(await inner.count() >= 1);
  assert.match(await inner.first().textContent(), /svg onload/);
  await nested.context().close();
  await page.context().close();
});

await test('a speaker shows stances, witnesses and names', async () => {
  const page = await open('small.html', '#/speakers');
  await page.locator('tbody a').first().click();
  await page.waitForSelector('.view.speaker');
  assert.ok(await page.locator('.witness').count() >= 1);
  assert.match(await page.locator('.view').textContent(), /le seul nom relevé|le nom que les autres ont rejoint/);
  await page.goBack();
  await page.locator('input[type=search]').fill('peskov');
  await page.locator('tbody a', { hasText: 'Dmitri Peskov' }).click();
  await page.waitForSelector('.view.speaker');
  assert.match(await page.locator('.view').textContent(), /le nom de famille de Dmitri Peskov, seule personne de ce nom/);
  const name = await page.locator('h2').textContent();
  await page.getByText('Toutes ses citations').click();
  await page.waitForSelector('.quotes');
  assert.ok((await rows(page, 3)).every((w) => w === name));
  await page.context().close();
});

await test('the page can be gone through by keyboard alone', async () => {
  const page = await open('small.html');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'skip');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.quotes');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H2');
  for (let at_ = 0; at_ < 9; at_ += 1) await page.keyboard.press('Tab');
  const [ring, what] = await page.evaluate(() => [getComputedStyle(document.activeElement).outlineStyle, document.activeElement.outerHTML]);
  assert.equal(ring, 'solid', what);
  await page.context().close();
});

await test('stances are told by letter and line too, at 7:1', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const page = await open('small.html', '#/article?a=7', { colorScheme });
    const found = await page.evaluate(() => {
      const parse = (c) => c.match(/[\d.]+/g).slice(0, 3).map((v) => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
      const light = (c) => { const [r, g, b] = parse(c); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05); };
      return [...document.querySelectorAll('.legend .badge')].map((e) => {
        const s = getComputedStyle(e);
        return { contrast: ratio(s.color, s.backgroundColor), line: s.textDecorationStyle, words: e.textContent };
      });
    });
    assert.equal(new Set(found.map((f) => f.line)).size, found.length);
    assert.equal(new Set(found.map((f) => f.words[0])).size, found.length);
    for (const f of found) assert.ok(f.contrast >= 7, `${f.words}: ${f.contrast}`);
    await page.context().close();
  }
});

await test('dark mode is dark', async () => {
  const page = await open('small.html', '', { colorScheme: 'dark' });
  assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor), 'rgb(20, 22, 26)');
  await page.context().close();
});

await test('the page speaks English if asked', async () => {
  const page = await open('english.html', '#/quotes');
  assert.match(await page.locator('nav').first().textContent(), /Overview\s+Quotes\s+Articles\s+Speakers/);
  assert.match(await told(page), /quotes/);
  assert.ok(!/\b(undefined|NaN)\b/.test(await page.locator('body').innerText()));
  await page.context().close();
});

await test('on paper all rows are shown and controls are not', async () => {
  const page = await open('small.html', '#/quotes');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.quotes tbody tr').count(), number(await told(page)));
  assert.equal(await page.locator('.filters').isVisible(), false);
  const pdf = await page.pdf();
  assert.ok(pdf.length > 10000);
  await page.context().close();
});

await test('hostile text runs nothing and leads nowhere', async () => {
  for (const hash of ['', '#/quotes', '#/articles', '#/article?a=0', '#/article?a=0&q=0', '#/speakers', '#/speaker?s=0',
    '#/<img src=x onerror=window.pwned=12>', '#/quotes?q=<script>window.pwned=13</script>', '#/__proto__', '#/article?a=constructor']) {
    const page = await open('hostile.html', hash);
    const found = await page.evaluate(() => ({
      pwned: window.pwned,
      foreign: document.querySelectorAll('main script, main img, main iframe, main b:not(.badge b), main [onerror], main [onload], main [onmouseover]').length,
      links: [...document.querySelectorAll('a')].map((a) => a.getAttribute('href')).filter((l) => !/^(#\/|#main$|https?:)/.test(l || '')),
      turned: /[\u202a-\u202e\u2066-\u2069]/.test(document.documentElement.outerHTML),
      scripts: document.scripts.length,
    }));
    assert.deepEqual(found, { pwned: undefined, foreign: 0, links: [], turned: false, scripts: 3 }, hash);
    await page.context().close();
  }
  const page = await open('hostile.html', '#/article?a=0');
  const words = await page.locator('.view').textContent();
  assert.match(words, /javascript:window\.pwned=4/);
  assert.match(words, /\[U\+202E\]digue/);
  const table = await open('hostile.html', '#/quotes');
  const sheet = await downloaded(table, () => table.getByText('Enregistrer ce que je vois').click());
  assert.match(sheet.text, /"'=1\+cmd/);
  await table.context().close();
  await page.context().close();
});

await test('the policy stops code that is not the page’s own', async () => {
  const page = await open('small.html');
  const before = faults.length;
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    const image = new Image();
    image.src = 'https://evil.example/x.png';
    const link = document.createElement('div');
    link.setAttribute('style', 'color: red');
    document.body.append(link, image);
    return new Promise((done) => { setTimeout(() => done([window.ran, link.style.color]), 200); });
  });
  assert.deepEqual(ran.map((r) => r || null), [null, null]);
  const refused = faults.splice(before);
  assert.ok(refused.length >= 3 && refused.every((f) => /Content Security Policy|request https:\/\/evil/.test(f)), refused.join('\n'));
  assert.ok(refused.filter((f) => f.includes('request')).length <= 1);
  await page.context().close();
});

await test('axe-core finds no violation', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const hash of ['', '#/quotes', '#/quotes?stance=1&sort=-p', '#/articles', '#/article?a=7&q=3', '#/speakers', '#/speaker?s=3']) {
      const page = await open('small.html', hash, { colorScheme });
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true; }));
      await accessible(page, `${colorScheme} ${hash}`);
      await page.context().close();
    }
  }
});

await test('1,000 articles open in a second and filter in a tenth', async () => {
  const [paint, shown, filtering, searching, sorting] = [[], [], [], [], []];
  for (let turn = 0; turn < 7; turn += 1) {
    const page = await open('big.html');
    const [first, ready] = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime, performance.getEntriesByName('shown')[0].startTime]);
    paint.push(first ?? Infinity);
    shown.push(ready);
    if (turn < 3) {
      await page.evaluate(() => { location.hash = '#/quotes'; });
      await page.waitForSelector('.quotes');
      await page.waitForTimeout(300);
      const times = await page.evaluate(() => {
        const timed = (act) => {
          const begun = performance.now();
          act();
          document.body.getBoundingClientRect();
          return performance.now() - begun;
        };
        const set = (key, value) => timed(() => {
          const control = document.querySelector(`[data-key=${key}]`);
          control.value = value;
          control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
        });
        return {
          filtering: [set('stance', '1'), set('p', '60'), set('stance', ''), set('p', ''), set('source', '1'), set('source', ''), set('speaker', '3'), set('speaker', '')],
          searching: ['g', 'ga', 'gar', 'garantie', 'garantie l', ''].map((word) => set('q', word)),
          sorting: [0, 1, 2, 3, 4].map((column) => timed(() => document.querySelectorAll('th button')[column].click())),
        };
      });
      filtering.push(...times.filtering);
      searching.push(...times.searching);
      sorting.push(...times.sorting);
      if (turn === 0) {
        figures['quotes in the table'] = number(await told(page));
      }
    }
    await page.context().close();
  }
  Object.assign(figures, {
    'first paint, ms': median(paint), 'overview shown, ms': median(shown), 'filter, ms': median(filtering),
    'slowest filter, ms': Math.max(...filtering), 'search, ms': median(searching), 'sort, ms': median(sorting),
  });
  assert.ok(figures['size, MB'] < 8);
  assert.ok(figures['quotes in the table'] >= 8000);
  assert.ok(median(paint) < 1000 && median(shown) < 1000);
  assert.ok(median(filtering) < 100 && median(searching) < 100 && median(sorting) < 100);
});

if (pictures) {
  const looks = [['overview', ''], ['quotes', '#/quotes?stance=1&sort=-p'], ['article', '#/article?a=7&q=3'], ['speaker', '#/speaker?s=3'], ['hostile', '#/article?a=0&q=0']];
  for (const colorScheme of ['light', 'dark']) {
    for (const [name, hash] of looks) {
      const page = await open(name === 'hostile' ? 'hostile.html' : 'small.html', hash, { colorScheme });
      await page.screenshot({ path: path.join(pictures, `${name}-${colorScheme}.png`), fullPage: name === 'overview' || name === 'speaker' });
      await page.context().close();
    }
  }
  const report = await open('small.html', '#/article?a=7&q=2', { viewport: { width: 1000, height: 860 } });
  await report.evaluate(() => window.scrollTo(0, 0));
  await report.screenshot({ path: path.join(pictures, 'report.png') });
  await report.context().close();
  const phone = await open('small.html', '#/article?a=7&q=3', { viewport: { width: 390, height: 800 } });
  await phone.screenshot({ path: path.join(pictures, 'phone.png') });
  await phone.context().close();
}
await browser.close();
fs.rmSync(folder, { recursive: true });
for (const [name, value] of Object.entries(figures)) console.log(`${name}: ${Number(value.toFixed(2))}`);
for (const fault of new Set(faults)) console.log(`fault: ${fault}`);
console.log(faults.length ? `${faults.length} faults` : `${tests} tests passed`);
process.exit(faults.length ? 1 : 0);
