/**
 * Where the process begins. Compiled code is kept beside the packages, under the same owner: a third of the start less.
 * This one file is JavaScript, so that a later start, when all else is in the cache, does without Node's reader of TypeScript
 * and its 12 MB.
 */
import { enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
/**
 * What packages load and nobody here asks for: zod its messages in 48 languages, half of all its files; node-fetch, by which
 * grammY sends pictures, another URL than that of Node, with a table of all letters.
 */
const INSTEAD = new Map([
  ['../locales/index.js', { url: 'data:text/javascript,', format: 'module', shortCircuit: true }],
  ['whatwg-url', { url: 'node:url', format: 'builtin', shortCircuit: true }],
]);
const hooks = registerHooks({ resolve: (name, context, next) => INSTEAD.get(name) ?? next(name, context) });
await import('./main.ts');
hooks.deregister();
