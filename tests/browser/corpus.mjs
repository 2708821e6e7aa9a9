// Articles for the test: the project's samples under new ids with dates and sources, and a hostile one.

import fs from 'node:fs';
import path from 'node:path';

const samples = path.join(import.meta.dirname, '..', 'articles');
const sources = ['Le Phare', 'La Gazette du Nord', 'Agence Meridia', 'L’Écho des Vallées'];

/** So many articles as JSON Lines: the samples over and over. */
export function repeated(count) {
  const texts = fs.readdirSync(samples).filter((f) => f.endsWith('.txt')).sort()
    .map((f) => fs.readFileSync(path.join(samples, f), 'utf8'));
  const lines = [];
  for (let at = 0; at < count; at += 1) {
    const text = texts[at % texts.length];
    lines.push(JSON.stringify({
      id: `a-${at}`, text, title: text.split('\n')[0], source: sources[(at * 7) % sources.length],
      date: new Date(Date.UTC(2025, 0, 1 + Math.floor((at * 180) / count))).toISOString().slice(0, 10),
      url: `https://phare.example/${at}`,
    }));
  }
  return lines.join('\n') + '\n';
}

/** An article in which everything tries to be more than text. */
export const hostile = {
  id: '"><script>window.pwned=1</script>',
  title: '</title></script><script>window.pwned=2</script><img src=x onerror="window.pwned=3">',
  source: '=1+cmd|" /C calc"!A0',
  date: '2025-02-30',
  url: 'javascript:window.pwned=4',
  text: 'Titre <b>gras</b> </script><script>window.pwned=5</script>\n\n'
    + '« <img src=x onerror=window.pwned=6> La \u202edigue\u202c « <svg onload=window.pwned=7> tient » bon », '
    + 'a assuré la préfète Odile <script>window.pwned=8</script> Carnac.\n\n'
    + '« Nous ne \u2066céderons\u2069 rien, a prévenu Mme "O\'Carnac" \' onmouseover=\'window.pwned=9. Jamais. », dit-elle.\n\n'
    + '« 😀 Voilà https://evil.example/ javascript:window.pwned=10 », a déclaré Jean Dupont, selon <!-- TASS -->.',
};

/** Two articles that name one speaker in two ways. */
export const merged = [
  { id: 'm-1', text: '« La trêve tiendra », a déclaré Dmitri Peskov.', title: 'Trêve', source: 'Le Phare', date: '2025-06-01' },
  { id: 'm-2', text: '« Nous verrons », a répondu M. Peskov.', title: 'Suite', source: 'Le Phare', date: '2025-06-02' },
];
