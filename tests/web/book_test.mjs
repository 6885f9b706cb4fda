// Books as validators see them: epubcheck (Java) and epubcheck-ts find nothing. Both are run, since
// each finds what the other doesn't.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import { EpubCheck } from '@likecoin/epubcheck-ts';
import { lector, temporaryFolder } from './editions.mjs';

const samples = process.env.LECTOR_SAMPLES;
const folder = temporaryFolder();

const run = (...words) => execFileSync(words[0], words.slice(1), { encoding: 'utf8', maxBuffer: 1 << 26 });

/** What epubcheck says of a book. The Debian package's command, a link to a jar, needs binfmt, which containers lack. */
function epubcheck(book) {
  const jar = realpathSync(run('sh', '-c', 'command -v epubcheck').trim());
  const { status, stdout, stderr, error } = spawnSync('java', ['-jar', jar, '--failonwarnings', book], { encoding: 'utf8' });
  assert.ifError(error);
  return { passes: status === 0, said: stdout + stderr };
}

/** What epubcheck-ts says of it. */
async function epubcheckTs(book) {
  const { valid, messages } = await EpubCheck.validate(new Uint8Array(readFileSync(book)));
  const said = messages.map((one) => `${one.severity} ${one.id} ${one.location?.path}: ${one.message}`);
  return { passes: valid && !said.some((line) => /^(fatal|error|warning)/.test(line)), said: said.join('\n') };
}

/** Renders a book of inputs, and of captions to hold it against. */
function render(name, inputs, ...options) {
  const paths = inputs.map((input) => path.resolve(samples, input));
  lector('render', '--quiet', ...paths, '-o', path.join(folder, `${name}.mp3`), '--with', 'epub,vtt', ...options);
  return path.join(folder, `${name}.epub`);
}

async function expectSound(book) {
  for (const { passes, said } of [epubcheck(book), await epubcheckTs(book)]) assert.ok(passes, said);
  // What neither notices: clips beyond the sound, chapters and captions that say something else.
  lector('verify', book.replace(/epub$/, 'mp3'));
}

function article(name, text) {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

/** A file of a book, unpacked. */
const fileOf = (book, name) => run('unzip', '-p', book, `EPUB/${name}`);

/** A copy of a book with something else in one of its files. */
function broken(book, name, old, by) {
  const text = fileOf(book, name);
  assert.match(text, old);
  const copy = path.join(folder, 'broken.epub');
  copyFileSync(book, copy);
  run('mkdir', '-p', path.dirname(path.join(folder, 'EPUB', name)));
  writeFileSync(path.join(folder, 'EPUB', name), text.replace(old, by));
  run('sh', '-c', 'cd "$0" && zip -q broken.epub "EPUB/$1"', folder, name);
  return copy;
}

const hostile = '</title><script>alert(1)</script> ]]> --> & "quotes" \u0007\u202e🏳️‍🌈 ';

test('a book of one article', async () => {
  const book = render('article', ['tide.txt']);
  await expectSound(book);
  assert.match(fileOf(book, 'navigation.xhtml'), /A night in April/);
});

test('a book of several articles, with a cover', async () => {
  const cover = path.join(folder, 'cover.jpg');
  run('ffmpeg', '-v', 'error', '-f', 'lavfi', '-i', 'testsrc2=size=1400x1400', '-frames:v', '1', '-pix_fmt', 'yuvj420p', cover);
  const inputs = ['captions', 'lists', 'german', 'spanish'].map((name) => `${name}.txt`);
  const book = render('edition', inputs, '--cover', cover, '--title', 'Monday & more');
  await expectSound(book);
  const package_ = fileOf(book, 'package.opf');
  assert.match(package_, /<dc:title>Monday &amp; more</);
  assert.match(package_, /properties="cover-image"/);
  assert.match(package_, /<dc:language>es</);
});

test('a book with pictures', async () => {
  writeFileSync(path.join(folder, 'tide.png'), readFileSync(path.join(samples, 'tide.png')));
  const boat = article('boat.md',
    '# The boat\n\nIt came in at noon, and all who had waited for it went home.\n\n' +
    '![A boat in the bay.](tide.png)\n\nThere was nothing more to see on that day.\n');
  const book = render('pictures', [boat, 'short.txt'], '--pictures');
  await expectSound(book);
  assert.match(fileOf(book, 'package.opf'), /href="pictures\/s\d+\.jpg" media-type="image\/jpeg"/);
});

test('a book from right to left', async () => {
  const page = article('tide.html',
    '<html lang="ar" dir="rtl"><head><title>المد يعود إلى الميناء</title></head><body><article>' +
    '<h1>المد يعود إلى الميناء</h1><p>عاد المد إلى الميناء القديم يوم الثلاثاء بعد عشرة أيام من ' +
    'الهدوء. وقال الصيادون إنهم لم يروا البحر بهذا الهدوء منذ سنوات طويلة.</p><p>وقفت القوارب على ' +
    'الرمل، وجلس الأطفال فوق السور ينظرون إلى الأفق.</p></article></body></html>');
  const book = render('arabic', [page]);
  await expectSound(book);
  assert.match(fileOf(book, 'package.opf'), /page-progression-direction="rtl"/);
  assert.match(fileOf(book, 'text/part001.xhtml'), /<html [^>]*lang="ar"[^>]* dir="rtl"/);
});

test('a book whose article is hostile', async () => {
  const title = hostile + 'Tide & rain '.repeat(180);
  const entry = article('hostile.json', JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: hostile,
    items: [{
      id: hostile,
      url: 'https://example.com/?a=1&b="><script>',
      title,
      authors: [{ name: hostile }],
      date_published: '2025-02-30T99:99:99Z',
      content_html: `<p>The tide came in. ${hostile.replaceAll('<', '&lt;')}</p><h2>${'x'.repeat(900)}</h2>` +
        '<p>שלום עולם, and it went out again: &lt;/p&gt; &amp;amp; ]]&gt;.</p>',
    }],
  }));
  const book = render('hostile', [entry]);
  await expectSound(book);
  const text = fileOf(book, 'text/part001.xhtml');
  assert.doesNotMatch(text, /<script|\u0007/);
  assert.match(text, /&lt;\/title&gt;&lt;script&gt;alert\(1\)/);
});

test('a book of a script whose ids and language are hostile, of an unknown day', async () => {
  const script = JSON.parse(lector('script', path.join(samples, 'short.txt'), '--json'));
  script.segments[1].language = 'en"><b>';
  script.published = '2025-04';
  script.segments.forEach((segment, i) => { segment.id = `${i}\n\n00:00 --> <"&>`; });
  const book = render('script', [article('script.json', JSON.stringify(script))]);
  await expectSound(book);
  assert.match(fileOf(book, 'text/part001.xhtml'), /id="s0002" lang="und"/);
});

test('the same article gives the same book, wherever and with how many workers', async () => {
  const one = render('one', ['captions.txt'], '-j', '1');
  const first = readFileSync(one);
  process.env.TZ = 'Pacific/Apia';
  const two = render('one', ['captions.txt'], '-j', '3', '--no-cache');
  delete process.env.TZ;
  assert.ok(first.equals(readFileSync(two)));
});

test('each validator is at work, and one sees what the other does not', async () => {
  const book = render('broken', ['short.txt']);
  const sees = async (copy) => [epubcheck(copy).passes, (await epubcheckTs(copy)).passes];
  assert.deepEqual(await sees(broken(book, 'package.opf', /(duration">)00:/, '$101:')), [true, false]);
  assert.deepEqual(await sees(article('none.epub', 'no archive')), [false, false]);
});
