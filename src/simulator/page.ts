/** The chat page over HTTP. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { People } from './people.ts';
import type { World } from './world.ts';

export interface Page {
  /** @returns false if the address is not one of the page */
  readonly handle: (request: IncomingMessage, response: ServerResponse, address: URL) => Promise<boolean>;
  readonly close: () => void;
}

export interface PageParts {
  readonly world: World;
  readonly people: People;
  readonly isBotAnswering: () => boolean;
}

/** Serves the page. */
export function createPage(_parts: PageParts): Page {
  return { handle: async () => false, close: () => {} };
}
