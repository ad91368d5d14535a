/** grammY's Api without a network: calls are written down, answers are given by the test. */
import { Api } from 'grammy';

export interface RecordedApi {
  readonly api: Api;
  readonly calls: { method: string; payload: Record<string, unknown> }[];
  /** Answers to the next calls: a result, a refusal, or an error of the network. After these, everything succeeds. */
  readonly answers: unknown[];
}

export function refusal(error_code: number, description: string, parameters: object = {}): object {
  return { ok: false, error_code, description, parameters };
}

export function recordedApi(usual: (method: string) => unknown = () => ({ message_id: 101 })): RecordedApi {
  const calls: RecordedApi['calls'] = [];
  const answers: unknown[] = [];
  const api = new Api('1:test');
  api.config.use(async (_call, method, payload) => {
    calls.push({ method, payload: payload as Record<string, unknown> });
    const answer = answers.shift() ?? { ok: true, result: usual(method) };
    if (answer instanceof Error) throw answer;
    return answer as never; // what the test says Telegram answers
  });
  return { api, calls, answers };
}
