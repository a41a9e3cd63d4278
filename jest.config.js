export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': './tests/support/strip-types.js' },
  testMatch: ['<rootDir>/tests/**/*.test.ts'],
  testTimeout: 30_000,
  // Most of the time stories wait for processes of their own: a worker for each processor, not one fewer.
  maxWorkers: '100%',
};
