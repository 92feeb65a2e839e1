import assert from 'node:assert/strict';
import path from 'node:path';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { CLASS } from '../../../../../src-webapp/js/lib/classes.js';
import { LATE_STYLES } from '../../../../../src-webapp/js/lib/late-styles.js';
import { ENGLISH } from '../support/messages.js';

/** Rules of the dashboard's files that no linter knows. */

const WEB = fileURLToPath(new URL('../../../../../src-webapp/', import.meta.url));
const files = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).filter((file) => !file.startsWith('WEB-INF'));
const ending = (suffix) => files.filter((file) => file.endsWith(suffix)).sort();
const read = (file) => readFileSync(`${WEB}${file}`, 'utf8');
const page = read('index.html');

/** @param {string} code @param {string} name of a constant @returns {string[]} the words of its text */
const listIn = (code, name) => code.match(new RegExp(`${name} = ['\`]([^'\`]+)`))[1].trim().split(/\s+/);

/** @param {RegExp} pattern with one group */
const found = (pattern) => [...page.matchAll(pattern)].map((match) => match[1]).sort();

/** No module: it runs before the first paint. */
const EARLY = 'js/early.js';

const STATIC_IMPORT = /(?:^|\n)(?:import|\} from) (?:[^'\n]* from )?'([^']+)'/g;
const ANY_IMPORT = /(?:(?:^|\n)(?:import|\} from) (?:[^'\n]* from )?|[^{]\bimport\()'([^']+)'/g;

/** @param {string} start @param {RegExp} imports @returns {Set<string>} modules that it leads to, itself included */
function reachable(start, imports, known = new Set()) {
  if (known.has(start)) return known;
  known.add(start);
  const code = read(start).replace(/\/\*[^]*?\*\//g, '');
  for (const [, target] of code.matchAll(imports)) reachable(path.join(path.dirname(start), target), imports, known);
  return known;
}

describe('index.html', () => {
  test('preloads every module that the start needs, so that none is fetched only when another has come', () => {
    const links = [/<link rel="modulepreload" href="([^"]+)">/g, /<script type="module" src="([^"]+)">/g];
    const linked = links.flatMap(found);
    assert.deepEqual(linked.sort(), [...reachable('js/main.js', STATIC_IMPORT)].sort());
  });

  test('sends at once for what an address of a view with charts needs besides', () => {
    const early = read(EARLY);
    const wanted = ['js/api/host-round.js', ...['single', 'compare'].flatMap((view) => (
      [`js/view/${view}-view.js`, `js/state/${view}-selector.js`]))];
    const needed = new Set(wanted.flatMap((module) => [...reachable(module, STATIC_IMPORT)]));
    for (const module of reachable('js/main.js', STATIC_IMPORT)) needed.delete(module);
    assert.deepEqual(listIn(early, 'modules').map((name) => `js/${name}.js`).sort(), [...needed].sort());
    assert.deepEqual(listIn(early, 'styles').sort(), [...LATE_STYLES.charted].sort());
  });

  test('leads to every module, at the start or when it is wanted', () => {
    assert.deepEqual([...reachable('js/main.js', ANY_IMPORT)].sort(), ending('.js').filter((file) => file !== EARLY));
  });

  test('runs what the first paint depends on before it', () => assert.deepEqual(found(/<script src="([^"]+)">/g), [EARLY]));

  test('links every style sheet, but those of parts that are fetched late', () => {
    const late = Object.values(LATE_STYLES).flat().map((name) => `css/components/${name}.css`);
    assert.deepEqual([...found(/<link rel="stylesheet" href="([^"]+)">/g), ...late].sort(), ending('.css'));
  });

  test('has only relative addresses, so that it works below any context path', () => {
    for (const address of found(/(?:href|src)="([^"]*)"/g)) assert.doesNotMatch(address, /^\/|^[a-z]+:/);
  });

  test('has no inline script and no inline style', () => {
    assert.doesNotMatch(page, /<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)/);
  });

  test('says what to do without JavaScript', () => assert.match(page, /<noscript>.*api\/hosts.*<\/noscript>/));
});

describe('the scripts', () => {
  /** @param {string} file @returns {string[]} texts over several lines */
  function longTexts(file) {
    const texts = [];
    const look = (node) => {
      if (ts.isTemplateLiteralToken(node) && node.text.includes('\n')) texts.push(node.text);
      ts.forEachChild(node, look);
    };
    look(ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest));
    return texts;
  }

  test('have no line in a text that the server would take for a comment and leave out', () => {
    for (const file of ending('.js')) {
      for (const text of longTexts(file)) assert.doesNotMatch(text, /\n\s*\/[/*]/, file);
    }
  });
});

describe('the style sheets', () => {
  const others = ending('.css').filter((file) => file !== 'css/tokens.css');

  test('take colours from the tokens only', () => {
    for (const file of others) assert.doesNotMatch(read(file), /#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(|light-dark\(/i, file);
  });

  test('fetch nothing from elsewhere and embed nothing', () => {
    for (const file of ending('.css')) assert.doesNotMatch(read(file), /url\(|@import/, file);
  });

  test('use no token that is not there', () => {
    const known = new Set([...read('css/tokens.css').matchAll(/^\s*(--[\w-]+):/gm)].map((match) => match[1]));
    for (const file of others) {
      for (const [, token] of read(file).matchAll(/var\((--[\w-]+)\)/g)) assert.ok(known.has(token), `${token} in ${file}`);
    }
  });
});

describe('the colours', () => {
  const pairs = [...read('css/tokens.css').matchAll(/^\s*--color-([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/gm)];
  const colours = new Map(pairs.map(([, name, light, dark]) => [name, { light, dark }]));

  /** @param {string} hex @returns {number} relative luminance, as WCAG 2 defines it */
  function luminance(hex) {
    const [red, green, blue] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  /** @param {string} name @param {string} ground @param {'light' | 'dark'} theme */
  function contrast(name, ground, theme) {
    const [low, high] = [name, ground].map((each) => luminance(colours.get(each)[theme])).sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05);
  }

  /** @param {number} least @param {readonly string[]} names @param {readonly string[]} grounds */
  function assertContrast(least, names, grounds) {
    const all = /** @type {const} */ (['light', 'dark']).flatMap((theme) => names.flatMap((name) => grounds.map((ground) => (
      { what: `${name} on ${ground}, ${theme}`, found: contrast(name, ground, theme) }))));
    assert.deepEqual(all.filter(({ found }) => found < least), []);
  }

  test('of text are told from every ground by 4.5 : 1', () =>
    assertContrast(4.5, ['text', 'muted', 'accent', 'high', 'grave', 'online', 'late', 'offline'], ['surface', 'raised', 'notice']));

  test('of lines too, since they colour the names at their ends', () => {
    const lines = [...colours.keys()].filter((name) => /^(cpu|memory|filesystem|network|disk|series-\d)$/.test(name));
    assert.equal(lines.length, 10);
    assertContrast(4.5, lines, ['surface']);
  });

  test('of controls and marks by 3 : 1', () => assertContrast(3, ['control', 'plain'], ['surface', 'raised']));
});

describe('the messages', () => {
  test('are each said by a view', () => {
    const scripts = ending('.js').filter((file) => !file.startsWith('js/lib/messages/')).map(read).join('\n');
    const unsaid = Object.keys(ENGLISH).filter((key) => !new RegExp(`\\b${key}\\b`).test(scripts));
    assert.deepEqual(unsaid, []);
  });
});

describe('the class names', () => {
  const scripts = ending('.js').filter((file) => file !== 'js/lib/classes.js').map(read).join('\n');
  const styles = ending('.css').map(read).join('\n');

  test('are each used by a script', () => {
    const unused = Object.keys(CLASS).filter((key) => !new RegExp(`CLASS\\.${key}\\b`).test(scripts));
    assert.deepEqual(unused, []);
  });

  test('of the style sheets are in the catalogue or in index.html', () => {
    const known = new Set([...Object.values(CLASS), ...found(/class="([^"]+)"/g)]);
    for (const [, name] of styles.matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)) assert.ok(known.has(name), name);
  });
});
