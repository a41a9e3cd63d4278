export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './tests/support/strip-types.js' },
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  // A machine may be slow: what takes this long hangs.
  testTimeout: 90_000,
  // What a file has loaded as modules stays in its worker for good, and a large heap is slow.
  workerIdleMemoryLimit: '600MB',
  // Most of the time stories wait for processes of their own: a worker for each processor, not one fewer.
  maxWorkers: '100%',
};
