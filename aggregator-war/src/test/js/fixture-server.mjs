/**
 * Serves the dashboard with a made-up fleet, to look at it without an aggregator: a test tool, never shipped.
 *
 *   node fixture-server.mjs [hosts] [mode] [port]
 *
 * hosts: how many (30). mode: normal, failing (every request of the API answers 500), away (connections are dropped),
 * slow (3 s an answer), stuck (never answers), degraded. port: 0 takes a free one. It prints its address.
 * While it runs, PUT /fixture/mode with a mode as the body changes it, PUT /fixture/hosts the number of hosts.
 */

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { extremes, groups, tags, trend } from './fixture-overview.mjs';
import { fleet, history, hosts, latestSamples, seriesKeys, summary, values } from './fixture-fleet.mjs';

const WEB_ROOT = fileURLToPath(new URL('../../../../src-webapp/', import.meta.url));
const SLOW_MILLIS = 3000;
const POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
const TYPES = { '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json' };

const settings = { hosts: Number(process.argv[2] ?? 30), mode: process.argv[3] ?? 'normal' };

/** @param {URL} url @returns {object | null} null for an unknown host or path */
function answer(url) {
  const now = Math.floor(Date.now() / 1000);
  switch (url.pathname) {
    case '/api/health': return { status: settings.mode === 'degraded' ? 'degraded' : 'ok' };
    case '/api/fleet/summary': return summary(settings.hosts, now);
    case '/api/fleet/extremes': return extremes(settings.hosts, now);
    case '/api/fleet/tags': return tags(settings.hosts, now);
    case '/api/fleet/groups': return groups(settings.hosts, url.searchParams, now);
    case '/api/fleet/trend': return trend(settings.hosts, now);
    case '/api/fleet/values': return values(settings.hosts, url.searchParams, now);
    case '/api/hosts': return hosts(settings.hosts, url.searchParams, now);
    case '/api/latest': return latestSamples(settings.hosts, url.searchParams, now);
    case '/api/metrics': return history(settings.hosts, url.searchParams, now);
    default: return oneHost(url.pathname, now);
  }
}

/** @param {string} path @param {number} now */
function oneHost(path, now) {
  const name = decodeURIComponent(path.replace('/api/hosts/', ''));
  const all = fleet(settings.hosts, now);
  const index = all.findIndex((each) => each.hostname === name);
  return index < 0 ? null : { host: all[index], series: seriesKeys(index), timestamp: now };
}

/** @typedef {import('node:http').ServerResponse} Out */

/** @param {Out} response @param {number} status @param {unknown} body */
function sendJson(response, status, body) {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Security-Policy': POLICY });
  response.end(JSON.stringify(body));
}

/** @param {URL} url @param {Out} response */
function sendAnswer(url, response) {
  const body = answer(url);
  if (body === null) sendJson(response, 404, { type: 'about:blank', title: 'Not Found', status: 404 });
  else sendJson(response, 200, body);
}

/** @param {URL} url @param {Out} response */
function sendApi(url, response) {
  switch (settings.mode) {
    case 'failing': return sendJson(response, 500, { type: 'about:blank', title: 'Internal Server Error', status: 500 });
    case 'away': return response.destroy();
    case 'stuck': return undefined;
    case 'slow': return setTimeout(() => sendAnswer(url, response), SLOW_MILLIS);
    default: return sendAnswer(url, response);
  }
}

/** @param {URL} url @param {Out} response */
async function sendFile(url, response) {
  const path = normalize(join(WEB_ROOT, url.pathname.endsWith('/') ? `${url.pathname}index.html` : url.pathname));
  try {
    if (!path.startsWith(WEB_ROOT)) throw new Error(`outside of the web root: ${path}`);
    const body = await readFile(path);
    response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain', 'Content-Security-Policy': POLICY });
    response.end(body);
  } catch {
    response.writeHead(404).end();
  }
}

/** @param {import('node:http').IncomingMessage} request @param {URL} url @param {Out} response */
async function change(request, url, response) {
  const text = Buffer.concat(await request.toArray()).toString();
  if (url.pathname === '/fixture/hosts') settings.hosts = Number(text);
  else settings.mode = text;
  response.writeHead(204).end();
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (url.pathname.startsWith('/fixture/')) void change(request, url, response);
  else if (url.pathname.startsWith('/api/')) sendApi(url, response);
  else void sendFile(url, response);
});

server.listen(Number(process.argv[4] ?? 0), '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address !== null) console.log(`http://127.0.0.1:${address.port}/`);
});
