// The page beside an edition, in a browser: it plays, marks what sounds, and goes where it is told.
import assert from 'node:assert/strict';
import path from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { launch, loaded, near, playing, seeded, serve, visit } from './browser.mjs';
import { lector, render, temporaryFolder } from './editions.mjs';

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

/** A test with a page of its own, which has nothing to complain of and asks for nothing but the edition's files. */
function pageTest(title, run, options = {}) {
  test(title, async () => {
    const visitor = await open('edition', options);
    try {
      if (options.script !== false) await loaded(visitor.page);
      await run(visitor.page);
      assert.deepEqual(visitor.said, []);
      const own = ['html', 'mp3', 'vtt'].map((ending) => `${server.address}edition.${ending}`);
      assert.deepEqual(visitor.asked.filter((address) => !own.includes(address.replace(/#.*/, ''))), []);
    } finally {
      await visitor.close();
    }
  });
}

/** What is marked, and the time of the sound at that moment. */
const marked = () => {
  const sentence = document.querySelector('.sentence.now');
  const word = sentence?.querySelector('.now');
  return {
    ms: document.querySelector('audio').currentTime * 1000,
    id: sentence?.id,
    word: word ? [...sentence.children].indexOf(word) : -1,
  };
};

/** What is marked whenever a frame is drawn, for a while. */
const watch = (forMs) => new Promise((resolve) => {
  const seen = [];
  const begun = performance.now();
  const look = () => {
    const sentence = document.querySelector('.sentence.now');
    const word = sentence?.querySelector('.now');
    seen.push({
      ms: document.querySelector('audio').currentTime * 1000,
      id: sentence?.id,
      word: word ? [...sentence.children].indexOf(word) : -1,
    });
    if (performance.now() - begun < forMs) requestAnimationFrame(look);
    else resolve(seen);
  };
  requestAnimationFrame(look);
});

const last = (list, isBefore) => list.findLastIndex(isBefore);

/** The sentence that sounds, or sounded last, and the position of its word; none in a pause. */
function sounding(timing, ms) {
  const segment = timing.segments[last(timing.segments, (one) => one.start_ms <= ms)];
  const isOver = !segment || ms >= segment.end_ms;
  return { id: segment?.id, word: isOver ? -1 : last(segment.words, (one) => one.start_ms <= ms) };
}

/** Says what is marked wrongly: not what sounds within a tenth of a second. */
function wrongly(seen, timing) {
  const around = [];
  for (let by = -100; by <= 100; by += 2) around.push(sounding(timing, seen.ms + by));
  const isRight = around.some((one) => one.id === seen.id) && around.some((one) => one.word === seen.word && one.id === seen.id);
  return isRight ? [] : [`${JSON.stringify(seen)} where ${JSON.stringify(sounding(timing, seen.ms))} sounds`];
}

pageTest('the sound plays and is decoded', async (page) => {
  await page.click('.player .main');
  await playing(page, 0.5);
  const { bytes, isPlaying, label } = await page.evaluate(() => ({
    bytes: document.querySelector('audio').webkitAudioDecodedByteCount,
    isPlaying: document.documentElement.classList.contains('playing'),
    label: document.querySelector('.player .main').getAttribute('aria-label'),
  }));
  assert.ok(bytes > 0);
  assert.ok(isPlaying);
  assert.equal(label, 'Pause');
});

test('the sound has the samples that were rendered', async () => {
  const { page, close } = await visit(browser, `${server.address}blank`);
  const found = await page.evaluate(async (address) => {
    const bytes = await (await fetch(address)).arrayBuffer();
    const { length, duration } = await new OfflineAudioContext(1, 1, 44100).decodeAudioData(bytes);
    const audio = new Audio(address);
    await new Promise((resolve) => { audio.onloadedmetadata = resolve; });
    return { length, duration, told: audio.duration };
  }, `${server.address}edition.mp3`);
  await close();
  const { length_frames: frames } = JSON.parse(lector('inspect', '--json', path.join(folder, 'edition.mp3')));
  assert.equal(found.length, frames);
  near(found.told, found.duration, 0.001, 'duration');
  near(found.told * 1000, edition.timing.duration_ms, 1, 'duration_ms');
});

pageTest('each chapter begins where its link says, and is the current one', async (page) => {
  const count = await page.$$eval('.chapters a', (links) => links.length);
  assert.ok(count >= 4);
  await page.evaluate(() => { document.querySelector('.chapters details').open = true; });
  const { chapters } = JSON.parse(lector('inspect', '--json', path.join(folder, 'edition.mp3')));
  assert.equal(count, chapters.length);
  for (let i = count - 1; i >= 0; i -= 1) {
    const found = await page.evaluate(async (at) => {
      const audio = document.querySelector('audio');
      const link = document.querySelectorAll('.chapters a')[at];
      audio.playbackRate = 0.25;
      const landed = new Promise((resolve) => { audio.addEventListener('seeked', resolve, { once: true }); });
      link.click();
      await landed;
      return { ms: audio.currentTime * 1000, title: link.querySelector('bdi').textContent, current: link.getAttribute('aria-current'), place: document.querySelector('.place').textContent };
    }, i);
    near(found.ms, chapters[i].start_ms, 50, found.title);
    assert.equal(found.title, chapters[i].title);
    assert.equal(found.current, 'true');
    assert.equal(found.place, found.title);
  }
});

pageTest('what is marked is what sounds, at twenty places, as fast and twice as fast as life', async (page) => {
  const random = seeded(7);
  const wrong = [];
  let frames = 0;
  for (const speed of ['1', '2']) {
    await page.select('.speed', speed);
    for (let i = 0; i < 20; i += 1) {
      const ms = Math.floor(random() * (edition.timing.duration_ms - 2000));
      await page.evaluate((at) => {
        const audio = document.querySelector('audio');
        audio.currentTime = at / 1000;
        return audio.play();
      }, ms);
      await playing(page, 0.05);
      const seen = await page.evaluate(watch, 250);
      near(seen[0].ms, ms, 3000, 'place');
      frames += seen.length;
      wrong.push(...seen.flatMap((one) => wrongly(one, edition.timing)));
    }
  }
  assert.equal(await page.$eval('audio', (audio) => audio.playbackRate), 2);
  assert.ok(frames >= 80, `${frames} looks`);
  assert.deepEqual(wrong, []);
});

pageTest('a click on a word plays that word', async (page) => {
  const random = seeded(11);
  const { segments } = edition.timing;
  for (let i = 0; i < 12; i += 1) {
    const segment = segments[Math.floor(random() * segments.length)];
    const at = Math.floor(random() * segment.words.length);
    const word = segment.words[at];
    const isAlone = segment.words[at + 1]?.start_ms !== word.start_ms;
    if (!isAlone) continue;
    const place = await page.evaluate((id, position) => {
      document.querySelector('audio').pause();
      const element = document.getElementById(id).children[position];
      element.scrollIntoView({ block: 'center' });
      const { left, top, width, height } = element.getClientRects()[0];
      return { text: element.textContent, x: left + width / 2, y: top + height / 2 };
    }, segment.id, at);
    assert.equal(place.text, word.written);
    await page.evaluate(() => {
      window.first = new Promise((resolve) => { document.querySelector('audio').addEventListener('seeking', (event) => resolve(event.target.currentTime * 1000), { once: true }); });
    });
    await page.mouse.click(place.x, place.y);
    near(await page.evaluate(() => window.first), word.start_ms, 50, word.written);
    await playing(page, 0.02);
    const seen = await page.evaluate(marked);
    assert.deepEqual(wrongly(seen, edition.timing), []);
  }
});

pageTest('a paused page marks exactly the word that was clicked', async (page) => {
  const segment = edition.timing.segments.find((one) => one.words.length > 6);
  const found = await page.evaluate((id) => {
    document.querySelector('audio').play = () => Promise.resolve();
    const sentence = document.getElementById(id);
    return [...sentence.children].map((word, i) => {
      word.click();
      return [...sentence.children].findIndex((one) => one.classList.contains('now')) - i;
    });
  }, segment.id);
  assert.deepEqual(found, segment.words.map(() => 0));
});

pageTest('everything can be done with the keyboard', async (page) => {
  const ms = () => page.$eval('audio', (audio) => Math.round(audio.currentTime * 1000));
  const press = (key) => page.keyboard.press(key);
  const isPaused = () => page.$eval('audio', (audio) => audio.paused);
  const { segments } = edition.timing;
  await press('Space');
  assert.equal(await isPaused(), false);
  await press('k');
  assert.equal(await isPaused(), true);
  await page.evaluate(() => { document.querySelector('audio').currentTime = 40; });
  await press('ArrowLeft');
  assert.equal(await ms(), 25000);
  await press('ArrowRight');
  assert.equal(await ms(), 55000);
  const next = segments.find((one) => one.start_ms > 55000);
  await press('n');
  assert.equal(await ms(), next.start_ms);
  const words = next.words.map((one) => one.start_ms).filter((start) => start > next.start_ms);
  await press('.');
  assert.equal(await ms(), words[0]);
  await press('.');
  assert.equal(await ms(), words[1]);
  await press(',');
  assert.equal(await ms(), words[0]);
  await press('n');
  await press('p');
  assert.equal(await ms(), next.start_ms);
  const starts = await page.$$eval('.chapters a', (links) => links.map((link) => Number(link.dataset.start)));
  await page.evaluate(() => { document.querySelector('audio').currentTime = 1; });
  await press(']');
  assert.equal(await ms(), starts[1]);
  await press('[');
  assert.equal(await ms(), starts[0]);
  await page.keyboard.type('++-');
  assert.equal(await page.$eval('audio', (audio) => audio.playbackRate), 1.25);
  await press('f');
  assert.equal(await page.$eval('[data-do="follow"]', (button) => button.getAttribute('aria-pressed')), 'false');
  await page.keyboard.type('?');
  assert.ok(await page.$eval('.keys', (help) => help.open));
  await page.evaluate(() => { document.querySelector('.shortcuts').click(); });
  await press('Escape');
  assert.equal(await page.$eval('.keys', (help) => help.open), false);
  await press('ArrowRight');
  assert.equal(await ms(), starts[0], 'keys are switched off');
});

pageTest('every control can be reached by Tab, and none is hidden', async (page) => {
  const wanted = await page.$$eval('.player button, .player select, .player input, .start, .chapters a, summary', (all) => all.filter((one) => one.checkVisibility()).length);
  const reached = new Set();
  for (let i = 0; i < wanted + 3; i += 1) {
    await page.keyboard.press('Tab');
    reached.add(await page.evaluate(() => {
      const one = document.activeElement;
      const { left, top, width, height } = one.getBoundingClientRect();
      const above = document.elementFromPoint(left + width / 2, top + height / 2);
      return one === document.body ? '' : `${one.outerHTML.slice(0, 80)} ${one.contains(above)} ${getComputedStyle(one).outlineStyle}`;
    }));
  }
  reached.delete('');
  assert.equal(reached.size, wanted);
  assert.deepEqual([...reached].filter((one) => !one.endsWith('true solid')), []);
});

pageTest('lock screens and headsets are told, and obeyed', async (page) => {
  const session = await page.evaluate(() => {
    const audio = document.querySelector('audio');
    const call = (action, details = {}) => { window.handlers[action]({ action, ...details }); return Math.round(audio.currentTime * 1000); };
    const starts = [...document.querySelectorAll('.chapters a')].map((link) => Number(link.dataset.start));
    const { title, artist, album } = navigator.mediaSession.metadata;
    return {
      actions: Object.keys(window.handlers).sort(), title, artist, album, starts,
      seekto: call('seekto', { seekTime: 30 }), forward: call('seekforward'), back: call('seekbackward'),
      next: call('nexttrack'), previous: call('previoustrack'), position: window.positions.length,
    };
  });
  assert.deepEqual(session.actions, ['nexttrack', 'pause', 'play', 'previoustrack', 'seekbackward', 'seekforward', 'seekto', 'stop']);
  assert.equal(session.title, 'Contents');
  assert.equal(session.album, 'Audio edition');
  assert.deepEqual([session.seekto, session.forward, session.back], [30000, 60000, 45000]);
  assert.ok(session.starts.includes(session.next) && session.next > 45000);
  assert.ok(session.starts.includes(session.previous) && session.previous < session.next);
  await page.evaluate(() => document.querySelector('audio').play());
  await playing(page);
  const told = await page.evaluate(() => window.positions.at(-1));
  near(told.duration * 1000, edition.timing.duration_ms, 1, 'duration');
}, {
  before: () => {
    window.handlers = {};
    window.positions = [];
    MediaSession.prototype.setActionHandler = (action, handler) => { window.handlers[action] = handler; };
    MediaSession.prototype.setPositionState = (state) => window.positions.push(state);
  },
});

pageTest('the reader is taken along, unless that is switched off', async (page) => {
  const jump = (share) => page.evaluate(async (to) => {
    const audio = document.querySelector('audio');
    const landed = new Promise((resolve) => { audio.addEventListener('seeked', resolve, { once: true }); });
    audio.currentTime = audio.duration * to;
    await landed;
    await new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
    const { top, bottom } = document.querySelector('.sentence.now').getBoundingClientRect();
    return { isSeen: top >= 0 && bottom <= document.querySelector('.player').getBoundingClientRect().top, at: scrollY };
  }, share);
  await page.click('.player .main');
  await playing(page, 0.05);
  assert.ok((await jump(0.9)).isSeen);
  assert.ok((await jump(0.3)).isSeen);
  const before = await page.evaluate(() => { document.querySelector('[data-do="follow"]').click(); return scrollY; });
  const found = await jump(0.8);
  assert.equal(found.at, before);
  assert.equal(found.isSeen, false);
});

pageTest('a visitor comes back to where the sound stopped, at the speed of then', async (page) => {
  await page.select('.speed', '1.5');
  await page.evaluate(() => { const audio = document.querySelector('audio'); audio.currentTime = 33; return audio.play(); });
  await playing(page, 0.05);
  await page.evaluate(() => { document.querySelector('audio').pause(); });
  const ms = await page.$eval('audio', (audio) => audio.currentTime * 1000);
  await page.reload();
  await loaded(page);
  const found = await page.$eval('audio', (audio) => ({ ms: audio.currentTime * 1000, rate: audio.playbackRate, isPaused: audio.paused }));
  near(found.ms, ms, 50, 'place');
  assert.equal(found.rate, 1.5);
  assert.ok(found.isPaused, 'nothing plays by itself');
});

pageTest('the sleep timer stops the sound', async (page) => {
  // The timer is set before the sound plays: on a busy machine the chapter would be over by then.
  const end = await page.evaluate(async () => {
    const second = Number(document.querySelectorAll('.chapters a')[1].dataset.start);
    const audio = document.querySelector('audio');
    const landed = new Promise((resolve) => { audio.addEventListener('seeked', resolve, { once: true }); });
    audio.currentTime = second / 1000 - 0.6;
    await landed;
    return second;
  });
  const stopped = () => page.waitForFunction(() => document.querySelector('audio').paused && document.querySelector('.sleep').value === '');
  await page.select('.sleep', 'chapter');
  await page.evaluate(() => document.querySelector('audio').play());
  await stopped();
  near(await page.$eval('audio', (audio) => audio.currentTime * 1000), end, 400, 'end of the chapter');
  await page.evaluate(() => document.querySelector('audio').play());
  await page.select('.sleep', '15');
  await playing(page, 0.1);
  await page.evaluate(() => { const now = Date.now; Date.now = () => now() + 15 * 60000; });
  await stopped();
});

pageTest('without JavaScript there are controls, text, chapters and captions', async (page) => {
  assert.ok(await page.$eval('audio', (audio) => audio.controls && audio.checkVisibility() && audio.clientWidth >= 250));
  assert.equal(await page.$eval('.player', (player) => player.checkVisibility()), false);
  assert.equal(await page.$eval('track', (track) => `${track.kind} ${track.srclang}`), 'captions en');
  const lost = await page.$$eval('.chapters a', (links) => links.filter((link) => !link.checkVisibility() || !document.querySelector(link.getAttribute('href'))).length);
  assert.equal(lost, 0);
  const text = await page.$$eval('.sentence', (all) => all.filter((one) => one.checkVisibility()).map((one) => one.textContent));
  assert.deepEqual(text, edition.timing.segments.map((one) => one.written));
  await page.focus('audio');
  await page.keyboard.press('Space');
  const begun = Date.now();
  let seconds = 0;
  while (seconds <= 0.2 && Date.now() - begun < 20_000) seconds = await page.$eval('audio', (audio) => audio.currentTime);
  assert.ok(seconds > 0.2, 'it plays');
}, { script: false });

test('a page that is opened from the disk plays, and asks for nothing else', async () => {
  const { page, said, asked, close } = await visit(browser, pathToFileURL(path.join(folder, 'edition.html')).href);
  await loaded(page);
  await page.click('.start');
  await playing(page);
  await close();
  assert.deepEqual(said, []);
  assert.deepEqual([...new Set(asked.map((address) => path.extname(address)))].sort(), ['.html', '.mp3']);
});
