// Editions rendered for the tests by the program itself.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const program = process.env.LECTOR_PROGRAM;
const samples = process.env.LECTOR_SAMPLES;

export const lector = (...words) => execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** A folder that goes with the process. */
export function temporaryFolder() {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lector-web-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Renders samples, or files at any path, with all that is published beside the sound. */
export function render(folder, name, inputs, ...options) {
  const paths = inputs.map((input) => path.resolve(samples, input));
  lector('render', '--quiet', '--no-cache', ...paths, '-o', path.join(folder, `${name}.mp3`), '--with', 'html,vtt,timing', ...options);
  const read = (ending) => readFileSync(path.join(folder, name + ending), 'utf8');
  return { html: read('.html'), vtt: read('.vtt'), timing: JSON.parse(read('.timing.json')) };
}

/** Renders a script made of roles and what is written; every segment says "word". */
export function renderScript(folder, name, title, segments) {
  const script = {
    format: 'lector.script/1', title, language: 'en', style: 'newsreader',
    segments: segments.map(([role, written, more]) => ({
      role, written, spoken: 'word', voice: 'en-us', language: 'en', pause: 'after_paragraph', span: [0, 0], ...more,
    })),
    left_out: [], diagnostics: [],
  };
  const file = path.join(folder, `${name}.script.json`);
  writeFileSync(file, JSON.stringify(script));
  return render(folder, name, [file]);
}
