/** What changes in the simulated world, for tests that wait and for pages that show it. */

export type WorldEvent =
  | { readonly kind: 'message'; readonly chatId: number; readonly messageId: number }
  | { readonly kind: 'action'; readonly chatId: number; readonly action: string }
  | { readonly kind: 'toast'; readonly userId: number; readonly toast: Toast }
  /** The bot answered what somebody types behind its name. */
  | { readonly kind: 'inline'; readonly userId: number; readonly queryId: string }
  /** Somebody came, went, blocked or unblocked. */
  | { readonly kind: 'people' }
  /** Commands, descriptions or names changed. */
  | { readonly kind: 'settings' }
  /** A call was answered; tests wait for it, pages do not show it. */
  | { readonly kind: 'call' };

/** The answer to a tap: a line over the chat, or an alert to be closed; without text it only ends the spinner. */
export interface Toast {
  readonly queryId: string;
  readonly messageId: number;
  readonly text: string;
  readonly isAlert: boolean;
}

export type Listener = (event: WorldEvent) => void;

export interface Events {
  readonly emit: Listener;
  /** @returns ends the listening */
  readonly listen: (listener: Listener) => () => void;
}

/** A bus without memory: listeners hear what happens from now on. */
export function createEvents(): Events {
  const listeners = new Set<Listener>();
  return {
    emit: (event) => {
      for (const listener of [...listeners]) listener(event);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
