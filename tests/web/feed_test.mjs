// The feed as directories and players see it: read by two parsers that others wrote.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { before, test } from 'node:test';
import { parseRssFeed } from 'feedsmith';
import { lector, temporaryFolder } from './editions.mjs';

const require = createRequire(import.meta.url);
const { parseFeed } = require('podcast-partytime');
const categories = require('podcast-categories');

// Without "&amp;", which podcast-partytime would resolve twice.
const hostile = `</script> ]]> --> & <b>"quotes"</b> 'single' שלום 🚢`;
const folder = temporaryFolder();
const sample = (name) => path.join(process.env.LECTOR_SAMPLES, name);
let episodes;
let toml;

const feed = () => readFileSync(path.join(folder, 'feed.xml'), 'utf8');
const edit = (from, to) => {
  assert.ok(toml.includes(from), from);
  writeFileSync(path.join(folder, 'podcast.toml'), toml.replace(from, to));
};

before(() => {
  lector('feed', '--init', folder, '-q');
  toml = readFileSync(path.join(folder, 'podcast.toml'), 'utf8');
  edit("# [owner]\n# name = \"Who answers\"\n# email", "[owner]\nname = \"Who answers\"\nemail");
  lector('batch', sample('tide.txt'), sample('orchard.html'), '--out', folder, '--no-cache', '-q',
    '--cover', 'auto');
  lector('render', sample('lists.txt'), '--title', hostile, '-o', path.join(folder, 'a & b.mp3'),
    '--no-cache', '-q', '--with', 'vtt');
  lector('feed', folder, '-q');
  episodes = readdirSync(folder)
    .filter((name) => name.endsWith('.mp3'))
    .map((name) => ({ name, ...JSON.parse(lector('inspect', '--json', path.join(folder, name))) }));
  assert.equal(episodes.length, 3);
});

const episodeOf = (url) => {
  const name = decodeURIComponent(new URL(url).pathname.split('/').pop());
  const found = episodes.find((episode) => episode.name === name);
  assert.ok(found, `${name} is no episode`);
  return found;
};

const seconds = (clock) => {
  const [hours, minutes, rest] = clock.split(':').map(Number);
  return Math.round((hours * 3600 + minutes * 60 + rest) * 1000);
};

test("podcast-partytime finds each episode, with the sound's own figures", () => {
  const parsed = parseFeed(feed());
  assert.equal(parsed.title, 'The name of your podcast');
  assert.equal(parsed.author, 'Who publishes it');
  assert.equal(parsed.explicit, false);
  assert.deepEqual(parsed.itunesCategory, ['News > Daily News']);
  assert.equal(parsed.pubsub.self, 'https://example.org/audio/feed.xml');
  assert.equal(parsed.itunesImage, 'https://example.org/audio/cover.jpg');
  assert.equal(parsed.locked, true);
  assert.equal(parsed.owner.email, 'audio@example.org');
  assert.match(parsed.guid, /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  assert.equal(parsed.items.length, episodes.length);
  for (const item of parsed.items) {
    const episode = episodeOf(item.enclosure.url);
    assert.equal(item.title, episode.tags.TIT2);
    assert.equal(item.enclosure.length, episode.size_bytes);
    assert.equal(item.enclosure.type, 'audio/mpeg');
    assert.equal(item.duration, Math.round(episode.length_ms / 1000));
    assert.ok(item.podcastPeople.some(({ role, group }) => role === 'Narrator' && group === 'Cast'));
    assert.match(item.description, /artificial voice/);
    assert.ok(item.podcastTranscripts.some(({ type }) => type === 'text/vtt'));
  }
  assert.equal(new Set(parsed.items.map(({ guid }) => guid)).size, episodes.length);
});

test('feedsmith finds the same, and the chapters', () => {
  const parsed = parseRssFeed(feed());
  assert.equal(parsed.items.length, episodes.length);
  for (const item of parsed.items) {
    const episode = episodeOf(item.enclosures[0].url);
    assert.equal(item.title, episode.tags.TIT2);
    assert.equal(item.guid.isPermaLink, false);
    const chapters = item.psc.chapters.map(({ start, title }) => [seconds(start), title]);
    assert.deepEqual(
      chapters, episode.chapters.map(({ start_ms, title }) => [start_ms, title]));
  }
  const dates = parsed.items.map(({ pubDate }) => (pubDate ? Date.parse(pubDate) : 0));
  assert.deepEqual(dates, [...dates].sort((one, other) => other - one));
});

test('a hostile title is what it was, to both', () => {
  const found = parseFeed(feed()).items.map(({ title }) => title);
  assert.ok(found.includes(hostile), found.join('\n'));
  assert.ok(parseRssFeed(feed()).items.some(({ title }) => title === hostile));
});

test("every category of Apple's is known, and no other", () => {
  const empty = path.join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(path.join(empty, 'cover.jpg'), readFileSync(path.join(folder, 'cover.jpg')));
  const given = "category = \"News > Daily News\"";
  const withCategory = (category) => {
    writeFileSync(path.join(empty, "podcast.toml"), toml.replace(given, `category = ${JSON.stringify(category)}`));
    lector('feed', empty, '-q');
    const [{ text: name, categories: below = [] }] =
      parseRssFeed(readFileSync(path.join(empty, 'feed.xml'), 'utf8')).itunes.categories;
    return [name, ...below.map(({ text: subcategory }) => subcategory)].join(' > ');
  };
  for (const [category, below] of Object.entries(categories)) {
    if (category === "Games & Hobbies") continue; // Apple's until 2019
    assert.equal(withCategory(category), category);
    for (const subcategory of Object.keys(below))
      assert.equal(withCategory(`${category} > ${subcategory}`), `${category} > ${subcategory}`);
  }
  assert.throws(() => withCategory("Games & Hobbies"), /none of Apple's/);
});
