import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin'
import { defineConfig } from 'vitest/config'
import { PATIENCE } from './e2e/browser.ts'
import { LongestFirst } from './longest-first.ts'

const root = path.resolve(import.meta.dirname, '..')
mkdirSync(path.join(root, 'site/dist'), { recursive: true }) // wrangler refuses a missing assets folder

// What is timed runs alone and first. All others share the cores of a small machine, in one group: nobody waits for the last of another.
// One more than it has cores: browser tests wait as much as they reckon.
const SIDE_BY_SIDE = { maxWorkers: 3, sequence: { groupOrder: 1 } }

const WITH_BROWSER = 'test/e2e/unpack-browser.ts'

const FIGURES = path.join(import.meta.dirname, 'figures.ts')

const TIMED = 'test/budget/phone.test.ts'

const { SEED = '20261122', FUZZ = '6' } = process.env

export default defineConfig({
  root,
  test: {
    silent: 'passed-only',
    reporters: ['default', FIGURES],
    sequence: { sequencer: LongestFirst },
    provide: { seed: SEED === 'random' ? null : Number(SEED), fuzz: Number(FUZZ) },
    projects: [
      {
        root,
        test: {
          name: 'unit',
          include: ['test/unit/**/*.test.ts', 'test/conformance/**/*.test.ts'],
          environment: 'node',
          setupFiles: ['test/examples.ts'],
          // No file leaves anything behind: a process of its own for each would be half of the time.
          isolate: false,
          ...SIDE_BY_SIDE,
          // So long that a busy machine is no failure; nothing here waits for time.
          testTimeout: 30_000,
        },
      },
      {
        root,
        test: {
          name: 'rules',
          include: ['test/rules/**/*.test.ts'],
          environment: 'node',
          ...SIDE_BY_SIDE,
          testTimeout: 240_000,
        },
      },
      {
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: path.join(root, 'wrangler.toml') },
            miniflare: {
              cf: false,
              // Empty: for tests of what a migration does to rows that are there.
              d1Databases: ['OLD_DB'],
              bindings: {
                TEST_MIGRATIONS: await readD1Migrations(path.join(root, 'db/migrations')),
                PEPPER: 'test-pepper-0123456789-0123456789-0123456789',
                DATA_KEY: 'test-data-key-0123456789-0123456789-01234567',
                KEK: 'test-kek-0123456789-0123456789-0123456789-01',
                ORIGIN: 'https://kelas-kader.example',
                // Tests send in a second what people send in an hour; what is about the shield sets it up itself.
                SHIELD: 'off',
                // So that its pages are there. Nothing leaves: no district has it switched on but where a test sends by a fake.
                WHATSAPP_TOKEN: 'token-untuk-pengujian-0123456789-0123456789',
                WHATSAPP_PHONE_ID: '1234567890',
                WHATSAPP_TEMPLATE: 'kode_aktivasi',
              },
            },
          })),
        ],
        test: {
          name: 'worker',
          globalSetup: 'test/fixtures/sign-in-services.ts',
          include: ['test/worker/**/*.test.ts', 'test/migrations/**/*.test.ts'],
          setupFiles: ['test/worker/setup.ts', 'test/examples.ts'],
          isolate: false,
          ...SIDE_BY_SIDE,
          testTimeout: 60_000,
        },
      },
      {
        root,
        test: {
          name: 'e2e',
          globalSetup: WITH_BROWSER,
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          isolate: false,
          ...SIDE_BY_SIDE,
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: PATIENCE } },
        },
      },
      {
        root,
        test: {
          name: 'budget-counted',
          globalSetup: WITH_BROWSER,
          include: ['test/budget/**/*.test.ts'],
          exclude: [TIMED],
          environment: 'node',
          ...SIDE_BY_SIDE,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
      {
        root,
        test: {
          name: 'budget-timed',
          globalSetup: WITH_BROWSER,
          include: [TIMED],
          environment: 'node',
          fileParallelism: false,
          sequence: { groupOrder: 0 },
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
