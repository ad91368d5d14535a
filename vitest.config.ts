import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/set-up.ts'],
    // Two cores are enough for everybody; more workers only make the timing of the HTTP tests worse.
    maxWorkers: 2,
    testTimeout: 30_000,
  },
});
