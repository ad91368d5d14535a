/**
 * Where the process begins. Compiled code is kept beside the packages, under the same owner: a third of the start less.
 * This one file is JavaScript, so that a later start, when all else is in the cache, does without Node's reader of TypeScript
 * and its 12 MB.
 */
import { enableCompileCache, registerHooks } from 'node:module';
import { join } from 'node:path';

enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compiled'));
// zod brings its messages in 48 languages, half of all its files; nobody asks for one but the English, which it loads by itself.
const unasked = { url: 'data:text/javascript,', format: 'module', shortCircuit: true };
const hooks = registerHooks({
  resolve: (name, context, next) => (name === '../locales/index.js' ? unasked : next(name, context)),
});
await import('zod');
hooks.deregister();
await import('./main.ts');
