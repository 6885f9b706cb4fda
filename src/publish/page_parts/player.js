
// The player: marks what is spoken, and goes to any word, sentence or chapter of it.
'use strict';
(() => {
  const one = (selector) => document.querySelector(selector);
  const audio = one('audio');
  const player = one('.player');
  const help = one('.keys');
  const slider = one('.scrub input');
  const speed = one('.speed');
  const sleep = one('.sleep');
  const toggles = document.querySelectorAll('[data-do="toggle"]');

  // A row a sentence: its start, its length, and where each of its words begins after its start.
  const rows = JSON.parse(one('.times').textContent);
  const sentences = [...document.querySelectorAll('.sentence')];
  const rowOf = new Map(sentences.map((sentence, i) => [sentence, i]));
  const links = [...document.querySelectorAll('.chapters a')];
  const chapters = links.map((link) => Number(link.dataset.start));
  const starts = rows.map((row) => row[0]);
  const lengthMs = Number(audio.dataset.length);

  const now = () => Math.round(audio.currentTime * 1000);
  const language = player.dataset.language;

  // Position of the last value that isn't greater; -1 before the first.
  function lastUpTo(values, ms, from = 0) {
    let low = from;
    let high = values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (values[middle] <= ms) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  // What is kept from visit to visit; a browser may refuse to keep anything.
  const place = `lector:${location.pathname}`;
  function remember(key, value) {
    try {
      if (value === null) localStorage.removeItem(key);
      else localStorage.setItem(key, String(value));
    } catch {
      // It is forgotten, then.
    }
  }
  function remembered(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }

  // What is marked.
  let sentence = -1;
  let word = -1;
  let chapter = -1;
  let follows = remembered('lector:follow') !== 'no';
  let looksElsewhere = false;

  function wordAt(i, ms) {
    if (i < 0 || ms >= rows[i][0] + rows[i][1]) return -1;
    return Math.max(lastUpTo(rows[i], ms - rows[i][0], 2) - 2, -1);
  }

  function mark(element, isOn) {
    element?.classList.toggle('now', isOn);
  }

  function show() {
    const ms = now();
    const nextSentence = lastUpTo(starts, ms);
    const nextWord = wordAt(nextSentence, ms);
    if (nextSentence !== sentence || nextWord !== word) {
      mark(sentences[sentence]?.children[word], false);
      if (nextSentence !== sentence) {
        mark(sentences[sentence], false);
        mark(sentences[nextSentence], true);
      }
      const changed = nextSentence !== sentence;
      sentence = nextSentence;
      word = nextWord;
      mark(sentences[sentence]?.children[word], true);
      if (changed) scrollAlong();
    }
    const nextChapter = lastUpTo(chapters, ms);
    if (nextChapter !== chapter) showChapter(nextChapter);
  }

  function showChapter(next) {
    links[chapter]?.removeAttribute('aria-current');
    links[next]?.setAttribute('aria-current', 'true');
    chapter = next;
    const title = links[next]?.querySelector('bdi');
    one('.place .chapter').replaceWith(Object.assign(title?.cloneNode(true) ?? document.createElement('bdi'), { className: 'chapter' }));
    describe();
  }

  // Brings the sentence into the middle, unless it can be read where it is or the reader looks
  // elsewhere.
  function scrollAlong() {
    if (!follows || audio.paused || sentence < 0) return;
    const { top, bottom } = sentences[sentence].getBoundingClientRect();
    const lower = Math.min(innerHeight, player.getBoundingClientRect().top);
    if (top >= innerHeight * 0.1 && bottom <= lower - innerHeight * 0.1) {
      looksElsewhere = false;
      return;
    }
    if (looksElsewhere) return;
    const isFar = top < -innerHeight || top > 2 * innerHeight;
    const isStill = isFar || matchMedia('(prefers-reduced-motion: reduce)').matches;
    sentences[sentence].scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' });
  }
  for (const gesture of ['wheel', 'touchmove'])
    addEventListener(gesture, () => { looksElsewhere = true; }, { passive: true });

  // The bar.
  const unit = (name) => new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' });
  const spokenUnits = [[3600, unit('hour')], [60, unit('minute')], [1, unit('second')]];

  function clock(seconds) {
    const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.floor(seconds) % 60];
    const two = (number) => String(number).padStart(2, '0');
    return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
  }

  function clockInWords(seconds) {
    let rest = Math.floor(seconds);
    const parts = [];
    for (const [size, format] of spokenUnits) {
      const count = Math.floor(rest / size);
      rest -= count * size;
      if (count > 0 || (size === 1 && parts.length === 0)) parts.push(format.format(count));
    }
    return parts.join(' ');
  }

  function showTime() {
    const seconds = Math.floor(audio.currentTime);
    if (slider.valueAsNumber === seconds && slider.hasAttribute('aria-valuetext')) return;
    slider.value = seconds;
    slider.setAttribute('aria-valuetext', clockInWords(seconds));
    one('.elapsed').textContent = clock(seconds);
  }

  function showPlaying() {
    document.documentElement.classList.toggle('playing', !audio.paused);
    for (const button of toggles) {
      const label = audio.paused ? button.dataset.play : button.dataset.pause;
      const text = button.querySelector('span');
      if (text) text.textContent = label;
      else button.setAttribute('aria-label', label);
    }
  }

  function seek(ms) {
    audio.currentTime = Math.min(Math.max(ms, 0), lengthMs) / 1000;
    looksElsewhere = false;
    show();
    showTime();
  }

  function play() {
    // A refusal (no gesture, no file) leaves the player paused; a faulty file is told below.
    audio.play().catch(() => {});
  }

  // Goes to a neighbour in a list of starts; back goes to the start of what plays first.
  function step(values, by, graceMs) {
    const ms = now();
    const at = lastUpTo(values, ms);
    const isInside = by < 0 && at >= 0 && ms - values[at] > graceMs;
    const to = isInside ? at : at + by;
    if (to < values.length) seek(to < 0 ? 0 : values[to]);
  }

  function stepWord(by) {
    const ms = now();
    const at = Math.max(lastUpTo(starts, ms), 0);
    const around = rows.slice(Math.max(at - 1, 0), at + 2);
    const words = around.flatMap(([start, , ...begins]) => begins.map((begin) => start + begin));
    step([...new Set(words)], by, 400);
  }

  function turn(by) {
    const to = speed.selectedIndex + by;
    if (to < 0 || to >= speed.length) return;
    speed.selectedIndex = to;
    setSpeed();
  }

  function setSpeed() {
    audio.playbackRate = Number(speed.value);
    remember('lector:speed', speed.value);
  }

  function showFollow() {
    one('[data-do="follow"]').setAttribute('aria-pressed', String(follows));
  }

  // When to stop: a moment of the computer's clock, or a place in the sound.
  let asleep = () => false;
  function setSleep() {
    if (sleep.value === '') {
      asleep = () => false;
    } else if (sleep.value === 'chapter') {
      const end = chapters[lastUpTo(chapters, now()) + 1] ?? lengthMs;
      asleep = () => now() >= end;
    } else {
      const deadline = Date.now() + Number(sleep.value) * 60000;
      asleep = () => Date.now() >= deadline;
    }
  }
  function fallAsleep() {
    if (audio.paused || !asleep()) return;
    audio.pause();
    sleep.value = '';
    setSleep();
  }

  const actions = {
    toggle: () => (audio.paused ? play() : audio.pause()),
    back: () => seek(now() - 15000),
    forward: () => seek(now() + 30000),
    sentenceBack: () => step(starts, -1, 1500),
    sentenceForward: () => step(starts, 1, 0),
    wordBack: () => stepWord(-1),
    wordForward: () => stepWord(1),
    chapterBack: () => step(chapters, -1, 3000),
    chapterForward: () => step(chapters, 1, 0),
    slower: () => turn(-1),
    faster: () => turn(1),
    sleep: () => {
      sleep.selectedIndex = (sleep.selectedIndex + 1) % sleep.length;
      setSleep();
      sleep.focus();
    },
    follow: () => {
      follows = !follows;
      remember('lector:follow', follows ? 'yes' : 'no');
      showFollow();
      looksElsewhere = false;
      scrollAlong();
    },
    help: () => (help.open ? help.close() : help.showModal()),
  };
  const keys = {
    ' ': 'toggle', k: 'toggle', arrowleft: 'back', j: 'back', arrowright: 'forward', l: 'forward',
    p: 'sentenceBack', n: 'sentenceForward', ',': 'wordBack', '.': 'wordForward',
    '[': 'chapterBack', ']': 'chapterForward', '-': 'slower', '+': 'faster', '=': 'faster',
    s: 'sleep', f: 'follow', '?': 'help',
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-do]');
    if (button) actions[button.dataset.do]();
  });

  // Keys that a focused control needs for itself stay its own.
  const shortcuts = one('.shortcuts');
  shortcuts.checked = remembered('lector:keys') !== 'off';
  shortcuts.addEventListener('change', () => remember('lector:keys', shortcuts.checked ? null : 'off'));
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !shortcuts.checked) return;
    const action = keys[event.key.toLowerCase()];
    if (!action || (help.open && action !== 'help')) return;
    const control = event.target.closest('button, a, summary, select, input');
    if (control?.matches('select, input')) return;
    if (control && event.key === ' ') return;
    event.preventDefault();
    actions[action]();
  });

  // A word that is clicked is played; of what stands between words, the sentence.
  one('main').addEventListener('click', (event) => {
    const clicked = event.target.closest('.sentence');
    if (!clicked || !getSelection().isCollapsed) return;
    const row = rows[rowOf.get(clicked)];
    const at = [...clicked.children].indexOf(event.target.closest('.sentence > span'));
    seek(row[0] + (at < 0 ? 0 : row[2 + at]));
    play();
  });
  links.forEach((link, i) => {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      seek(chapters[i]);
      play();
    });
  });
  slider.addEventListener('input', () => seek(slider.valueAsNumber * 1000));
  speed.addEventListener('change', setSpeed);
  sleep.addEventListener('change', setSleep);

  // Marks keep time by frames; in the background, where there are none, by the sound's own events.
  function tick() {
    show();
    fallAsleep();
    if (!audio.paused) requestAnimationFrame(tick);
  }
  let savedMs = 0;
  function save() {
    savedMs = now();
    const isMidway = savedMs > 3000 && savedMs < lengthMs - 5000;
    remember(place, isMidway ? savedMs : null);
  }
  audio.addEventListener('play', () => {
    looksElsewhere = false;
    showPlaying();
    scrollAlong();
    requestAnimationFrame(tick);
  });
  audio.addEventListener('pause', () => { showPlaying(); save(); });
  audio.addEventListener('ended', showPlaying);
  audio.addEventListener('seeked', () => { show(); showTime(); });
  audio.addEventListener('timeupdate', () => {
    show();
    showTime();
    fallAsleep();
    if (Math.abs(now() - savedMs) > 5000) save();
  });
  audio.addEventListener('error', () => { one('.trouble').textContent = one('.trouble').dataset.message; });
  addEventListener('pagehide', save);

  // Keys of keyboards and headsets, and what lock screens show.
  const session = navigator.mediaSession;
  function describe() {
    if (!session || !('MediaMetadata' in window)) return;
    const picture = one('.cover, figure img');
    const title = one('title').textContent;
    const hasChapters = chapters.length > 1;
    session.metadata = new MediaMetadata({
      title: hasChapters ? one('.place .chapter').textContent : title,
      artist: audio.dataset.by ?? '',
      album: hasChapters ? title : (audio.dataset.publisher ?? ''),
      artwork: picture ? [{ src: picture.src }] : [],
    });
  }
  function tellPosition() {
    const { currentTime, duration, playbackRate } = audio;
    if (!Number.isFinite(duration)) return;
    session.setPositionState({ duration, playbackRate, position: Math.min(currentTime, duration) });
  }
  if (session) {
    const handlers = {
      play, pause: () => audio.pause(), stop: () => { audio.pause(); seek(0); },
      seekbackward: (details) => seek(now() - (details.seekOffset ?? 15) * 1000),
      seekforward: (details) => seek(now() + (details.seekOffset ?? 30) * 1000),
      previoustrack: actions.chapterBack, nexttrack: actions.chapterForward,
      seekto: (details) => seek(details.seekTime * 1000),
    };
    for (const [action, handler] of Object.entries(handlers)) {
      try {
        session.setActionHandler(action, handler);
      } catch {
        // A browser that doesn't know the action does without it.
      }
    }
    for (const event of ['loadedmetadata', 'seeked', 'ratechange', 'play'])
      audio.addEventListener(event, tellPosition);
  }

  // Where to begin: at the address's own time or sentence, else where the reader stopped.
  function begin() {
    const fragment = location.hash.slice(1);
    const time = /^t=([\d.]+)$/.exec(fragment);
    const row = rowOf.get(document.getElementById(fragment));
    if (time) seek(Number(time[1]) * 1000);
    else if (row !== undefined) seek(starts[row]);
    else seek(Number(remembered(place)) || 0);
  }

  audio.controls = false;
  slider.max = Math.floor(lengthMs / 1000);
  for (const element of [player, one('.start')]) element.hidden = false;
  if (links.length > 4 && !matchMedia('(min-width: 76rem)').matches) one('.chapters details').open = false;
  document.documentElement.classList.add('ready');
  const known = [...speed.options].find((option) => option.value === remembered('lector:speed'));
  if (known) speed.value = known.value;
  setSpeed();
  showFollow();
  showPlaying();
  begin();
})();
