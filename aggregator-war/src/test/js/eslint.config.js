import js from '@eslint/js';
import importX from 'eslint-plugin-import-x';
import noUnsanitized from 'eslint-plugin-no-unsanitized';

/**
 * Run from the root of the project (see package.json). The layers of the dashboard and the directions in which they may
 * import each other are drawn here: main ▶ api, state, view; view ▶ chart; all of them ▶ lib; lib ▶ nothing.
 */
const WEB = './src-webapp/js';

/** @type {Record<string, string[]>} each layer and the others that it may import */
const LAYERS = { lib: [], chart: ['lib'], view: ['chart', 'lib'], state: ['lib'], api: ['lib'] };

const zones = Object.entries(LAYERS).map(([layer, allowed]) => ({
  target: `${WEB}/${layer}`,
  from: WEB,
  except: [layer, ...allowed].map((name) => `./${name}`),
  message: `${layer} may import only ${[layer, ...allowed].join(', ')}.`,
}));

/** What the language gives everywhere; the window and its document are handed in by main.js. */
const EVERYWHERE = globals(
  'AbortController AbortSignal Event EventTarget URL URLSearchParams clearTimeout setTimeout');

/** @param {string} names */
function globals(names) {
  return Object.fromEntries(names.split(' ').map((name) => [name, 'readonly']));
}

export default [
  { ignores: ['**/node_modules/**', '**/target/**'] },
  js.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: true } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'import-x/no-cycle': 'error',
      'import-x/no-default-export': 'error',
      'import-x/no-unresolved': 'error',
      'import-x/extensions': ['error', 'always', { ignorePackages: true }],
      'max-lines': ['error', 200],
      'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }],
      'max-params': ['error', 5],
      'max-depth': ['error', 2],
      'max-len': ['error', { code: 140 }],
      'no-else-return': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-restricted-properties': ['error',
        { property: 'innerHTML', message: 'Text goes in as text.' },
        { property: 'outerHTML', message: 'Text goes in as text.' },
        { property: 'insertAdjacentHTML', message: 'Text goes in as text.' }],
    },
  },
  {
    files: ['src-webapp/js/**/*.js'],
    languageOptions: { globals: EVERYWHERE },
    rules: { 'import-x/no-restricted-paths': ['error', { zones }], 'import-x/exports-last': 'error' },
  },
  {
    files: ['src-webapp/js/main.js'],
    languageOptions: {
      globals: globals('document history location navigator performance reportError window Date Error HTMLElement'),
    },
  },
  {
    files: ['src-webapp/js/early.js'],
    languageOptions: {
      sourceType: 'script', globals: globals('HTMLTemplateElement document localStorage location requestAnimationFrame'),
    },
  },
  {
    files: ['aggregator-war/src/test/js/**/*.js', 'aggregator-war/src/test/js/**/*.mjs'],
    languageOptions: { globals: { ...EVERYWHERE, ...globals('Buffer Response console process setImmediate') } },
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', 300],
      'import-x/no-default-export': 'off',
      'import-x/no-unresolved': 'off',
    },
  },
];
