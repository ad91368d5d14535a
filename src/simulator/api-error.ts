/** A refusal as Telegram words it: `{ ok: false, error_code, description, parameters? }`. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: number;
  readonly retryAfterS: number | undefined;

  constructor(code: number, description: string, retryAfterS?: number) {
    super(description);
    this.code = code;
    this.retryAfterS = retryAfterS;
  }
}

/** A 400 with Telegram's prefix. */
export function badRequest(what: string): ApiError {
  return new ApiError(400, `Bad Request: ${what}`);
}

/** A 403 with Telegram's prefix. */
export function forbidden(what: string): ApiError {
  return new ApiError(403, `Forbidden: ${what}`);
}
