// A browser without a screen, and a server with byte ranges for it.
import assert from 'node:assert/strict';
import { createReadStream, statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import puppeteer from 'puppeteer-core';

const types = { '.html': 'text/html; charset=utf-8', '.mp3': 'audio/mpeg', '.vtt': 'text/vtt', '.json': 'application/json' };

function answer(folder, request, response) {
  const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname.slice(1));
  if (name === 'blank') return response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!DOCTYPE html><title>Blank</title>');
  const file = path.join(folder, path.basename(name));
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) return response.writeHead(404).end();
  const headers = { 'Content-Type': types[path.extname(file)] ?? 'application/octet-stream', 'Accept-Ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  const [start, end] = range ? [Number(range[1]), range[2] ? Number(range[2]) : size - 1] : [0, size - 1];
  if (range) headers['Content-Range'] = `bytes ${start}-${end}/${size}`;
  response.writeHead(range ? 206 : 200, { ...headers, 'Content-Length': end - start + 1 });
  createReadStream(file, { start, end }).on('error', () => response.destroy()).pipe(response);
}

/** Serves the files of a folder on loopback; `address` ends in a slash. */
export async function serve(folder) {
  const server = http.createServer((request, response) => answer(folder, request, response));
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close: () => { server.closeAllConnections(); server.close(); },
  };
}

export const launch = () => puppeteer.launch({
  executablePath: process.env.LECTOR_CHROMIUM,
  args: ['--no-sandbox', '--autoplay-policy=no-user-gesture-required', '--mute-audio', '--disable-background-networking'],
});

/**
 * Opens a page as a visitor who was never there.
 * @param options  `viewport`, `media` (features), `script: false`, `before` (runs ahead of the page's own).
 * @returns the page; `said` has what it complained of, `asked` the addresses that it asked for.
 */
export async function visit(browser, address, options = {}) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const said = [];
  const asked = [];
  page.on('console', (message) => { if (['error', 'warn'].includes(message.type())) said.push(message.text()); });
  page.on('pageerror', (error) => said.push(String(error)));
  page.on('dialog', (dialog) => { said.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on('request', (request) => { if (!request.url().startsWith('data:')) asked.push(request.url()); });
  await page.setViewport(options.viewport ?? { width: 1024, height: 768 });
  await page.emulateMediaFeatures(options.media ?? [{ name: 'prefers-reduced-motion', value: 'reduce' }]);
  if (options.script === false) await page.setJavaScriptEnabled(false);
  if (options.before) await page.evaluateOnNewDocument(options.before);
  await page.goto(address);
  return { page, said, asked, close: () => context.close() };
}

/** Waits until the page's sound is known, or plays. */
export const loaded = (page) => page.waitForFunction(() => document.querySelector('audio').readyState >= 2);
export const playing = (page, seconds = 0.2) => page.evaluate((least) => new Promise((resolve) => {
  const audio = document.querySelector('audio');
  const from = audio.currentTime;
  const look = () => (!audio.paused && audio.currentTime > from + least ? resolve() : requestAnimationFrame(look));
  look();
}), seconds);

/** The same numbers in every run (mulberry32), from 0 to 1. */
export function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function near(found, expected, tolerance, what) {
  assert.ok(Math.abs(found - expected) <= tolerance, `${what}: ${found}, not ${expected} (within ${tolerance})`);
}
