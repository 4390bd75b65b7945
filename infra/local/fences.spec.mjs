// @ts-check
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { modules, root } from './paths.mjs';

const execute = promisify(execFile);
const env = { ...process.env, FORCE_COLOR: '0' };

/**
 * Writes a wrong file, lints it, takes it away again; returns the rules it broke.
 * @param {string} file
 * @param {string} source
 */
async function rulesBrokenBy(file, source) {
  const path = join(root, file);
  const folder = dirname(path);
  const made = !existsSync(folder);
  assert.ok(!existsSync(path), `${file} exists already`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, source);
  try {
    const eslint = join(modules, '.bin', 'eslint');
    const args = [eslint, '--format', 'json', path];
    const { stdout } = await execute(process.execPath, args, { cwd: root, env }).catch((error) => error);
    /** @type {{ messages: { ruleId: string, message: string }[] }[]} */
    const results = JSON.parse(stdout);
    return results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`));
  } finally {
    rmSync(made ? folder : path, { recursive: true });
  }
}

const features = readdirSync(join(root, 'api/src/features')).filter(
  (name) => name !== 'case-files' && sourcesOf(name).length > 0,
);
const inFeature = `api/src/features/${features[0]}/fence-probe.ts`;
const enumSource = ['export en', 'um Kind { A }'].join('');

/** @type {[what: string, file: string, source: string, broken: RegExp][]} */
const VIOLATIONS = [
  [
    'the domain takes no package',
    'libs/domain/src/fence-probe.ts',
    `import { Injectable } from '@nestjs/common';\nexport const probe = Injectable;\n`,
    /@nx\/enforce-module-boundaries/,
  ],
  [
    'the domain knows no words',
    'libs/domain/src/fence-probe.ts',
    `import { MESSAGES } from '@onaltu/i18n/messages';\nexport const probe = MESSAGES;\n`,
    /@nx\/enforce-module-boundaries/,
  ],
  [
    'a relative path does not lead into another project',
    'libs/domain/src/fence-probe.ts',
    `import { MESSAGES } from '../../i18n/src/messages';\nexport const probe = MESSAGES;\n`,
    /@nx\/enforce-module-boundaries/,
  ],
  [
    'the API takes nothing that runs in a browser',
    'api/src/fence-probe.ts',
    `import * as client from '@onaltu/api-client/provider';\nexport const probe = client;\n`,
    /@nx\/enforce-module-boundaries/,
  ],
  [
    'the platform knows no feature',
    'api/src/platform/fence-probe.ts',
    `export * from './../features/${features[0]}/${firstFileOf(features[0])}';\n`,
    /import-x\/no-restricted-paths: .*The platform knows no feature/,
  ],
  [
    'a feature does not know another',
    inFeature,
    `export * from '../${features[1]}/${firstFileOf(features[1])}';\n`,
    /import-x\/no-restricted-paths: .*Features do not know each other/,
  ],
  [
    'nobody injects a repository',
    inFeature,
    `import { Repository } from 'typeorm';\nexport const probe = Repository;\n`,
    /no-restricted-imports: .*doors to the data/,
  ],
  [
    'only config reads the environment',
    inFeature,
    `export const probe = process.env['PATH'];\n`,
    /no-restricted-properties: .*config\.ts/,
  ],
  [
    'there are no index files',
    'libs/domain/src/index.ts',
    'export const probe = 1;\n',
    /no-restricted-syntax: No index/,
  ],
  ['there are no enums', 'libs/domain/src/fence-probe.ts', `${enumSource}\n`, /no-restricted-syntax: A const array/],
  [
    'a function takes at most four parameters',
    'libs/domain/src/fence-probe.ts',
    'export const probe = (a: number, b: number, c: number, d: number, e: number) => a + b + c + d + e;\n',
    /no-restricted-syntax: At most 4/,
  ],
  [
    'nobody living is in the source',
    'libs/domain/src/fence-probe.ts',
    `export const probe = '${['850308', '400017'].join('')}';\n`,
    /local\/no-living-iin/,
  ],
  [
    'no promise floats',
    'libs/domain/src/fence-probe.ts',
    'const later = async (): Promise<number> => await Promise.resolve(1);\nlater();\n',
    /no-floating-promises/,
  ],
];

/** @param {string | undefined} feature */
function sourcesOf(feature) {
  const files = readdirSync(join(root, 'api/src/features', String(feature)));
  return files.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
}

/** @param {string | undefined} feature */
function firstFileOf(feature) {
  return String(sourcesOf(feature)[0]).replace(/\.ts$/, '');
}

describe('the fences', () => {
  // without a project graph the Nx rule says nothing at all
  before(() =>
    execute(process.execPath, [join(modules, '.bin', 'nx'), 'graph', '--print'], { cwd: root, env, maxBuffer: 64e6 }),
  );

  for (const [what, file, source, broken] of VIOLATIONS) {
    it(what, async () => {
      const found = await rulesBrokenBy(file, source);
      assert.ok(
        found.some((message) => broken.test(message)),
        `${file} passed the lint:\n${found.join('\n')}`,
      );
    });
  }
});
