// Pages of HTML a second, Lector beside Readability in jsdom, each in one process, one after the other.
// node pages.js BENCH_PAGES PAGE.html...     A ratio of one run on one machine; nothing here is a test.
'use strict';
const { execFileSync } = require('node:child_process');
const fs = require('node:fs');
const { Readability } = require('@mozilla/readability');
const { JSDOM, VirtualConsole } = require('jsdom');

const [bench, ...pages] = process.argv.slice(2);
const quiet = new VirtualConsole();

function read(page) {
  const dom = new JSDOM(fs.readFileSync(page, 'utf8'), { url: 'https://example.org/', virtualConsole: quiet });
  new Readability(dom.window.document).parse();
  dom.window.close();
}

for (const page of pages.slice(0, 3)) read(page); // what is loaded and compiled once isn't counted
const begin = process.hrtime.bigint();
for (const page of pages) read(page);
const readability = pages.length / (Number(process.hrtime.bigint() - begin) / 1e9);

const report = execFileSync(bench, ['--benchmark_format=json'], {
  env: { ...process.env, LECTOR_PAGES: pages.join('\n') },
  stdio: ['ignore', 'pipe', 'ignore'],
});
const lector = JSON.parse(report).benchmarks[0].items_per_second;
console.log(`${pages.length} pages: Readability ${readability.toFixed(1)}/s, Lector ${lector.toFixed(1)}/s, ` +
            `${(lector / readability).toFixed(1)} times as many`);
