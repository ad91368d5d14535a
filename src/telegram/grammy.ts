/**
 * The parts of grammY that the bot is made of. Its front door loads the middleware, the sessions and the keyboards too, more than
 * half of its code, and nothing here uses them.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as Grammy from 'grammy';

const require = createRequire(import.meta.url);
const core = join(dirname(require.resolve('grammy')), 'core');
const api = require(join(core, 'api.js')) as Pick<typeof Grammy, 'Api'>;
const error = require(join(core, 'error.js')) as Pick<typeof Grammy, 'GrammyError' | 'HttpError'>;
const types = require(join(core, '..', 'types.js')) as Pick<typeof Grammy, 'InputFile'>;

export const { Api } = api;
export type Api = Grammy.Api;
export const { GrammyError, HttpError } = error;
export type GrammyError = Grammy.GrammyError;
export type HttpError = Grammy.HttpError;
export const { InputFile } = types;
export type InputFile = Grammy.InputFile;
