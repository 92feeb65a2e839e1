/**
 * Measures how long one chart takes to draw, by the dashboard and by uPlot, in turns in one run of Chromium:
 *
 *   npm ci && node run.mjs
 *
 * It serves the dashboard's own files, opens the page without a window and prints what the page posts back.
 */

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOTS = {
  '/web/': fileURLToPath(new URL('../../src-webapp/', import.meta.url)),
  '/uplot/': fileURLToPath(new URL('node_modules/uplot/dist/', import.meta.url)),
  '/bench/': fileURLToPath(new URL('./', import.meta.url)),
};
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--window-size=1300,800',
];
const PATIENCE_MILLIS = 120_000;

/** @param {string} path @returns {string | null} the file that it means */
function fileOf(path) {
  const prefix = Object.keys(ROOTS).find((each) => path.startsWith(each));
  if (prefix === undefined) return null;
  const file = normalize(join(ROOTS[prefix], path.slice(prefix.length)));
  return file.startsWith(ROOTS[prefix]) ? file : null;
}

/** @param {string} path @param {import('node:http').ServerResponse} response */
async function send(path, response) {
  try {
    const file = fileOf(path);
    if (file === null) throw new Error(`no such file: ${path}`);
    const body = await readFile(file);
    // The clock of an isolated page ticks in 5 microseconds instead of 100.
    const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin', 'Cross-Origin-Embedder-Policy': 'require-corp' };
    response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'text/plain', ...isolated });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** @param {readonly number[]} values @param {number} part */
function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** @param {any} run */
function print({ series, points, width, height, rounds, results }) {
  console.log(`${series} series of ${points} points at ${width} x ${height}, ${rounds} rounds each, milliseconds`);
  for (const name of ['sysmon', 'uPlot']) {
    for (const what of ['script', 'raster']) {
      const values = results.filter((each) => each.name === name).map((each) => each[what]);
      const figures = [0.1, 0.5, 0.9].map((part) => percentile(values, part).toFixed(1).padStart(6)).join(' ');
      console.log(`${name.padEnd(7)} ${what.padEnd(7)} p10 p50 p90 ${figures}`);
    }
  }
}

const profile = await mkdtemp(join(tmpdir(), 'chart-bench-'));
const posted = new Promise((resolve) => {
  const server = createServer(async (request, response) => {
    if (request.method !== 'POST') return send(new URL(request.url ?? '/', 'http://localhost').pathname, response);
    const body = Buffer.concat(await request.toArray()).toString();
    response.end();
    resolve({ run: JSON.parse(body), server });
  });
  server.listen(0, '127.0.0.1', () => {
    const browser = spawn('chromium', [...FLAGS, `--user-data-dir=${profile}`, `http://127.0.0.1:${server.address().port}/bench/page.html`]);
    setTimeout(() => { console.error('no answer from the page'); browser.kill(); process.exitCode = 1; server.close(); }, PATIENCE_MILLIS).unref();
    posted.then(() => browser.kill());
    browser.on('exit', () => rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  });
});
const { run, server } = await posted;
print(run);
server.close();
server.closeAllConnections();
