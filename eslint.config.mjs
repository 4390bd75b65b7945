import nx from '@nx/eslint-plugin';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import vue from 'eslint-plugin-vue';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import { noLivingIin } from './infra/lint/no-living-iin.mjs';

const root = import.meta.dirname;
const SPECS = ['**/*.spec.ts', '**/*.spec.mjs', 'api/test/**', 'web/e2e/**'];
const TYPED = ['**/*.ts', '**/*.vue'];

const may = (sourceTag, ...tags) => ({ sourceTag, onlyDependOnLibsWithTags: tags });

/** Between projects: where code runs, and what kind of room it is. */
const betweenProjects = {
  enforceBuildableLibDependency: false,
  allow: [],
  depConstraints: [
    may('runs:anywhere', 'runs:anywhere'),
    may('runs:browser', 'runs:browser', 'runs:anywhere'),
    may('runs:server', 'runs:server', 'runs:anywhere'),
    { ...may('kind:domain', 'kind:domain'), allowedExternalImports: [] }, // pure TypeScript, zero packages
    may('kind:words', 'kind:words', 'kind:domain'), // a test walks the domain's lists, so that each has its word
    may('kind:client', 'kind:client'),
    may('kind:ui', 'kind:ui', 'kind:words', 'kind:domain'),
    may('kind:shell', 'kind:shell', 'kind:ui', 'kind:client', 'kind:domain', 'kind:words'),
    may('kind:app', 'kind:shell', 'kind:ui', 'kind:client', 'kind:domain', 'kind:words'),
    may('kind:infra', 'kind:infra', 'kind:domain', 'kind:words'),
    may('kind:e2e', 'kind:e2e', 'kind:domain', 'kind:words'),
  ],
};

const FEATURES = './api/src/features';
/**
 * A report is made of the figures a page shows, by the very code that reads them (ADR 0018). A file that is imported is entered by the
 * acts of the screens (ADR 0024).
 */
const ALSO_KNOWN = { exports: ['./statistics'], imports: ['./intake', './contracts', './timetable', './attendance'] };
const features = existsSync(join(root, FEATURES)) ? readdirSync(join(root, FEATURES)) : [];

/** Inside the API: the platform knows no feature, and features know only the spine. */
const insideApi = {
  basePath: root,
  zones: [
    { target: './api/src/platform', from: FEATURES, message: 'The platform knows no feature.' },
    ...features.map((feature) => ({
      target: `${FEATURES}/${feature}`,
      from: FEATURES,
      except: [...new Set([`./${feature}`, './case-files', ...(ALSO_KNOWN[feature] ?? [])])],
      message: 'Features do not know each other. Share through case-files, the domain, or a job.',
    })),
  ],
};

const TOO_MANY = 'At most 4 parameters (a constructor 5): pass one object.';
const PARAMETERS = [
  'FunctionDeclaration[params.length>4]',
  'ArrowFunctionExpression[params.length>4]',
  ':not(MethodDefinition[kind="constructor"]) > FunctionExpression[params.length>4]',
  'MethodDefinition[kind="constructor"] > FunctionExpression[params.length>5]',
].map((selector) => ({ selector, message: TOO_MANY }));
const NO_ENUM = { selector: 'TSEnumDeclaration', message: 'A const array or object with its union type, not an enum.' };
const NO_BARREL = { selector: 'Program', message: 'No index files: the import path is the address of the file.' };
const NO_REPOSITORY = 'The doors to the data are db.as and db.ask (platform/db).';
const NO_ENVIRONMENT = 'Only config.ts reads the environment; inject Config.';

const sizes = {
  'max-lines': ['error', { max: 300 }],
  'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
};

/** Strict rules that cost more than they find here, each with its reason. */
const tooLoud = {
  '@typescript-eslint/consistent-type-definitions': 'off', // `type` and `interface` say the same
  '@typescript-eslint/no-extraneous-class': 'off', // a Nest module is a class with a decorator only
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }], // both print as meant
  '@typescript-eslint/no-confusing-void-expression': 'off', // one-line arrow handlers read better
  '@typescript-eslint/unbound-method': 'off', // class-validator and Jest matchers are passed by name
  '@typescript-eslint/no-misused-spread': 'off', // our classes are shapes without methods: a spread loses nothing
  '@typescript-eslint/no-unsafe-class-instance-assignment': 'off', // DTOs and views are shapes: a literal of the shape is one
  '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }], // leaving a key out of the rest is the point
  '@typescript-eslint/no-unnecessary-condition': 'off', // what comes from outside is typed more certain than it is
  '@typescript-eslint/consistent-type-imports': 'off', // Nest needs DTO classes as values (architecture 2.19)
};

const strict = tseslint.configs.strictTypeChecked.map((config) => ({ ...config, files: TYPED }));

export default tseslint.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '.nx',
      '.onaltu',
      '**/test-results',
      '**/playwright-report',
      'libs/api-client/src/*.schema.ts',
      '**/*.config.{js,ts,mjs}',
      'jest.preset.js',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  ...strict,
  ...vue.configs['flat/recommended'],
  {
    files: TYPED,
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: root, extraFileExtensions: ['.vue'] },
    },
    rules: {
      ...tooLoud,
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: {
        parser: tseslint.parser,
        projectService: true,
        tsconfigRootDir: root,
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      // Prettier owns the shape of templates
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
      'vue/require-default-prop': 'off', // an optional prop is undefined, and its type says so
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
    },
  },
  {
    files: ['**/*.{ts,mjs,js,vue}'],
    plugins: { '@nx': nx, local: { rules: { 'no-living-iin': noLivingIin } } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', betweenProjects],
      'local/no-living-iin': 'error',
      'no-restricted-syntax': ['error', NO_ENUM, ...PARAMETERS],
      ...sizes,
    },
  },
  { files: ['**/index.{ts,mjs,js,vue}'], rules: { 'no-restricted-syntax': ['error', NO_BARREL] } },
  {
    files: ['api/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [createTypeScriptImportResolver({ project: join(root, 'api/tsconfig.json') })],
    },
    rules: { 'import-x/no-restricted-paths': ['error', insideApi] },
  },
  {
    files: ['api/src/**/*.ts'],
    ignores: ['api/src/platform/db/**', '**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'typeorm', importNames: ['DataSource', 'Repository'], message: NO_REPOSITORY },
            { name: '@nestjs/typeorm', importNames: ['InjectRepository', 'InjectDataSource'], message: NO_REPOSITORY },
          ],
        },
      ],
    },
  },
  {
    files: ['api/src/**/*.ts'],
    ignores: ['api/src/config.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: NO_ENVIRONMENT }],
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['node:*'], message: 'The domain is pure TypeScript.' }] },
      ],
    },
  },
  { files: [...SPECS, 'api/src/migrations/**'], rules: { 'max-lines-per-function': 'off' } },
  {
    // a wrong shape fails the test by itself: answers of the API and test doubles need no proof of their type
    files: ['**/*.spec.ts', 'api/test/**/*.ts', 'web/e2e/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
    },
  },
  { files: ['libs/domain/src/iin.spec.ts'], rules: { 'local/no-living-iin': 'off' } }, // the vectors
);
