module.exports = {
  ...require('../jest.preset.js'),
  displayName: 'api',
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
  testTimeout: process.env.ONALTU_FAULTS === '1' ? 240_000 : 30_000,
};
