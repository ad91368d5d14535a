import fc from 'fast-check';
import { SEED } from './seed.ts';

// A property that fails prints the seed itself.
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: SEED });
