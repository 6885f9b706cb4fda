// Books as validators see them: epubcheck (Java) and epubcheck-ts find nothing. Both are run, since
// each finds what the other doesn't: a textref without a fragment the one, a sum of durations that
// is wrong the other.
//
// LECTOR_PROGRAM is the program; LECTOR_WEB_MODULES the folder node_modules with the validators.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const program = needed('LECTOR_PROGRAM');
const validator = join(needed('LECTOR_WEB_MODULES'), '@likecoin/epubcheck-ts/bin/epubcheck.js');
const folder = mkdtempSync(join(tmpdir(), 'lector-book-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

function needed(name) {
  assert.ok(process.env[name], `${name} isn't set; run ctest`);
  return process.env[name];
}

function run(...words) {
  const outcome = spawnSync(words[0], words.slice(1), { encoding: 'utf8', maxBuffer: 1 << 26 });
  assert.ifError(outcome.error);
  return { code: outcome.status, said: outcome.stdout + outcome.stderr };
}

function expectDone(...words) {
  const { code, said } = run(...words);
  assert.equal(code, 0, `${words.join(' ')}: ${said}`);
  return said;
}

// The Debian package's command needs binfmt, which containers lack: it is a link to a jar.
function epubcheck(book) {
  const command = expectDone('sh', '-c', 'command -v epubcheck').trim();
  return run('java', '-jar', realpathSync(command), '--failonwarnings', book);
}

function epubcheckTs(book) {
  return run(process.execPath, validator, '--fail-on-warnings', book);
}

function render(name, inputs, ...options) {
  const sound = join(folder, `${name}.mp3`);
  expectDone(program, 'render', ...inputs, '-o', sound, '--with', 'epub,vtt', '-q', ...options);
  return join(folder, `${name}.epub`);
}

function expectSound(book) {
  for (const check of [epubcheck, epubcheckTs]) {
    const { code, said } = check(book);
    assert.equal(code, 0, said);
    assert.doesNotMatch(said, /ERROR|WARNING|[1-9]\d* (error|warning)s?/);
  }
  // What neither notices: clips beyond the sound, chapters and captions that say something else.
  expectDone(program, 'verify', book.replace(/epub$/, 'mp3'));
}

function article(name, text) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** A file of a book, unpacked. */
function fileOf(book, name) {
  return expectDone('unzip', '-p', book, `EPUB/${name}`);
}

const kHostile = '</title><script>alert(1)</script> ]]> --> & "quotes" \u0007\u202e🏳️‍🌈 ';

test('a book of one article', () => {
  const book = render('article', [`${samples}tide.txt`]);
  expectSound(book);
  assert.match(fileOf(book, 'navigation.xhtml'), /A night in April/);
});

test('a book of several articles, with a cover', () => {
  const cover = join(folder, 'cover.jpg');
  expectDone('ffmpeg', '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=1400x1400', '-frames:v', '1',
    '-pix_fmt', 'yuvj420p', cover);
  const inputs = ['captions', 'lists', 'german', 'spanish'].map((name) => `${samples}${name}.txt`);
  const book = render('edition', inputs, '--cover', cover, '--title', 'Monday & more');
  expectSound(book);
  const package_ = fileOf(book, 'package.opf');
  assert.match(package_, /<dc:title>Monday &amp; more</);
  assert.match(package_, /properties="cover-image"/);
  assert.match(package_, /<dc:language>es</);
});

test('a book with pictures', () => {
  writeFileSync(join(folder, 'tide.png'), readFileSync(`${samples}tide.png`));
  const boat = article('boat.md',
    '# The boat\n\nIt came in at noon, and all who had waited for it went home.\n\n' +
    '![A boat in the bay.](tide.png)\n\nThere was nothing more to see on that day.\n');
  const book = render('pictures', [boat, `${samples}short.txt`], '--pictures');
  expectSound(book);
  assert.match(fileOf(book, 'package.opf'), /href="pictures\/s\d+\.jpg" media-type="image\/jpeg"/);
});

test('a book from right to left', () => {
  const page = article('tide.html',
    '<html lang="ar" dir="rtl"><head><title>المد يعود إلى الميناء</title></head><body><article>' +
    '<h1>المد يعود إلى الميناء</h1><p>عاد المد إلى الميناء القديم يوم الثلاثاء بعد عشرة أيام من ' +
    'الهدوء. وقال الصيادون إنهم لم يروا البحر بهذا الهدوء منذ سنوات طويلة.</p><p>وقفت القوارب على ' +
    'الرمل، وجلس الأطفال فوق السور ينظرون إلى الأفق.</p></article></body></html>');
  const book = render('arabic', [page]);
  expectSound(book);
  assert.match(fileOf(book, 'package.opf'), /page-progression-direction="rtl"/);
  assert.match(fileOf(book, 'text/part001.xhtml'), /<html [^>]*lang="ar"[^>]* dir="rtl"/);
});

test('a book whose article is hostile', () => {
  const title = kHostile + 'Tide & rain '.repeat(180);
  const entry = article('hostile.json', JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: kHostile,
    items: [{
      id: kHostile,
      url: 'https://example.com/?a=1&b="><script>',
      title,
      authors: [{ name: kHostile }],
      date_published: '2025-02-30T99:99:99Z',
      content_html: `<p>The tide came in. ${kHostile.replaceAll('<', '&lt;')}</p><h2>${'x'.repeat(900)}</h2>` +
        '<p>שלום עולם, and it went out again: &lt;/p&gt; &amp;amp; ]]&gt;.</p>',
    }],
  }));
  const book = render('hostile', [entry]);
  expectSound(book);
  const text = fileOf(book, 'text/part001.xhtml');
  assert.doesNotMatch(text, /<script|\u0007/);
  assert.match(text, /&lt;\/title&gt;&lt;script&gt;alert\(1\)/);
});

test('a book of a script whose ids, language and dates are hostile', () => {
  const script = JSON.parse(expectDone(program, 'script', `${samples}short.txt`, '--json'));
  script.segments[1].language = 'en"><b>';
  script.published = 'yesterday & <before>';
  script.segments.forEach((segment, i) => { segment.id = `${i}\n\n00:00 --> <"&>`; });
  const book = render('script', [article('script.json', JSON.stringify(script))]);
  expectSound(book);
  assert.match(fileOf(book, 'text/part001.xhtml'), /id="s0002" lang="und"/);
});

test('the same article gives the same book, wherever and with how many workers', () => {
  const one = render('one', [`${samples}captions.txt`], '-j', '1');
  const first = readFileSync(one);
  process.env.TZ = 'Pacific/Apia';
  const two = render('one', [`${samples}captions.txt`], '-j', '3', '--no-cache');
  delete process.env.TZ;
  assert.ok(first.equals(readFileSync(two)));
});

test('what is no book is refused by each of the validators', () => {
  const none = article('none.epub', 'this is no archive');
  assert.notEqual(epubcheck(none).code, 0);
  assert.notEqual(epubcheckTs(none).code, 0);
});
