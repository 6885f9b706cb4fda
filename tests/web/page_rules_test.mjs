// The page beside an edition, held against its rules: accessible, valid, whatever its text is and however long.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { launch, loaded, serve, visit } from './browser.mjs';
import { lector, render, renderScript, temporaryFolder } from './editions.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const folder = temporaryFolder();
let edition;
let server;
let browser;

before(async () => {
  edition = render(folder, 'edition', ['captions.txt', 'lists.txt', 'german.txt']);
  server = await serve(folder);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const open = (name = 'edition', options = {}) => visit(browser, `${server.address}${name}.html`, options);

const themes = ['light', 'dark'].flatMap((theme) => [320, 1440].map((width) => ({ theme, width })));
for (const { theme, width } of themes) {
  test(`axe finds nothing: ${theme}, ${width} pixels`, async () => {
    const { page, close } = await open('edition', {
      viewport: { width, height: 800 },
      media: [{ name: 'prefers-color-scheme', value: theme }],
    });
    await loaded(page);
    await page.evaluate(() => { document.querySelector('.chapters details').open = true; document.querySelector('#s0012').children[2].click(); });
    const look = async (what) => {
      const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
      assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`), [], what);
    };
    await page.evaluate(axe);
    await look('playing');
    const { scroll, client } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, client: document.documentElement.clientWidth }));
    assert.equal(scroll, client, 'nothing is wider than the screen');
    await page.evaluate(() => document.querySelector('[data-do="help"]').click());
    await look('help');
    await close();
  });
}

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    'void-style': 'off', // elements come from an XML writer: <img/>
    'long-title': 'off', // a headline is as long as it is
    'no-trailing-whitespace': 'off',
  },
});
async function validate(html) {
  const { results } = await validator.validateString(html);
  return results.flatMap((result) => result.messages.map((one) => `${one.line}:${one.column} ${one.ruleId}: ${one.message}`));
}

test('html-validate finds nothing, in an edition and in articles of several kinds', async () => {
  assert.deepEqual(await validate(edition.html), []);
  for (const sample of ['orchard.html', 'foreign.txt'])
    assert.deepEqual(await validate(render(folder, path.parse(sample).name, [sample]).html), [], sample);
});

test('hostile text is shown as it is written, and is never a program', async () => {
  const title = `</title></script><script>alert(1)</script> ${'A “long” headline & more '.repeat(85)}`.slice(0, 2000);
  const texts = [
    '</script><script>document.title = "hacked"</script>', ']]> --> <!-- & &amp; &lt; "quoted" \'single\'',
    '<img src=x onerror=alert(2)>', 'שלום עולם, זו כותרת', 'مرحبا بالعالم', '👩‍👩‍👧‍👦 🇩🇪 e\u0301 \u{1F600}', 'tab\tbell\u0007 null\u0001 del\u007f nel\u0085 end',
    '{{js}} {{title}} \u2028 \u202e reversed', `${'x'.repeat(3000)} end`,
  ];
  const roles = ['dek', 'body', 'pull_quote', 'subheading', 'list_item', 'caption', 'table', 'code', 'footnote'];
  const made = renderScript(folder, 'hostile', title, [
    ['headline', title, { chapter: title, id: 'a "b"><script>' }],
    ...texts.map((text, i) => [roles[i], text, { chapter: text, id: `x${i}]]>` }]),
    ['headline', 'A second headline'],
  ]);
  assert.deepEqual(await validate(made.html), []);
  assert.equal(lector('verify', path.join(folder, 'hostile.mp3')), '');
  const { page, said, close } = await open('hostile');
  await loaded(page);
  const found = await page.evaluate(() => ({
    title: document.title,
    texts: [...document.querySelectorAll('.sentence')].map((one) => one.textContent),
    chapters: [...document.querySelectorAll('.chapters bdi')].map((one) => one.textContent),
    scripts: document.scripts.length,
    wide: document.documentElement.scrollWidth - innerWidth,
    hebrew: getComputedStyle([...document.querySelectorAll('.sentence')].find((one) => one.textContent.startsWith('ש')).parentElement).direction,
  }));
  await close();
  const written = made.timing.segments.map((one) => one.written);
  const plain = (text) => [...text].filter((one) => !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(one)).join('').replace(/[\t\u2028 ]+/g, ' ').trim();
  assert.deepEqual(found.texts, written);
  assert.deepEqual(written.map(plain), [title, ...texts, 'A second headline'].map(plain));
  assert.deepEqual(found.chapters.map(plain), [title, ...texts].map(plain));
  assert.equal(plain(found.title), plain(title));
  assert.equal(found.scripts, 3);
  assert.ok(found.wide <= 0);
  assert.deepEqual(said, []);
});

test('a page of ten hours opens in seconds, and its marks keep up', async () => {
  const [begin, end] = [edition.html.indexOf('<article'), edition.html.lastIndexOf('</article>') + 10];
  const rows = JSON.parse(/class="times">(.*?)<\/script>/s.exec(edition.html)[1]);
  const text = edition.html.slice(begin, end);
  const inText = new Set([...text.matchAll(/class="sentence" id="([^"]+)"/g)].map((found) => found[1]));
  const first = edition.timing.segments.findIndex((one) => inText.has(one.id));
  const inner = rows.slice(first, first + inText.size);
  const times = Math.ceil(36_000_000 / edition.timing.duration_ms);
  const copies = Array.from({ length: times }, (_, i) => i);
  const allRows = [...rows.slice(0, first), ...copies.flatMap((i) => inner.map(([start, ...rest]) => [start + i * edition.timing.duration_ms, ...rest])), ...rows.slice(first + inText.size).map(([start, ...rest]) => [start + times * edition.timing.duration_ms, ...rest])];
  const html = (edition.html.slice(0, begin) + copies.map((i) => text.replaceAll(/id="(s\d+)"/g, (_, id) => `id="${i === 0 ? '' : `c${i}`}${id}"`)).join('\n') + edition.html.slice(end))
    .replace('<main class="edition">', '<main class="edition long">')
    .replace(/(class="times">).*?(<\/script>)/s, (_, open, close) => open + JSON.stringify(allRows) + close);
  writeFileSync(path.join(folder, 'long.html'), html);
  const { page, said, close } = await open('long');
  await loaded(page);
  const found = await page.evaluate(async () => {
    const audio = document.querySelector('audio');
    const times = [];
    for (let i = 0; i < 20; i += 1) {
      const landed = new Promise((resolve) => { audio.addEventListener('seeked', resolve, { once: true }); });
      const begun = performance.now();
      audio.currentTime = (i * 7919) % audio.duration;
      await landed;
      times.push(performance.now() - begun);
    }
    const [entry] = performance.getEntriesByType('navigation');
    return { openMs: entry.domComplete, words: document.querySelectorAll('.sentence > span').length, seekMs: times.sort((a, b) => a - b)[10], marks: document.querySelectorAll('.sentence.now').length };
  });
  await close();
  assert.deepEqual(said, []);
  assert.ok(found.words > 80_000, `${found.words} words`);
  assert.equal(found.marks, 1);
  assert.ok(found.openMs < 40_000, `opened in ${found.openMs} ms`);
  assert.ok(found.seekMs < 2000, `a seek takes ${found.seekMs} ms`);
});
