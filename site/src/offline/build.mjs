/**
 * Bundles what runs on the phone, after Astro has built the pages: /hp.js for the learner's pages and the two scripts that
 * come later, /hp-laman.js for the makers of pages, then /sw.js. The service worker's version is a hash over all that it brings along, so a new version exists
 * exactly when something changed. A development server (`astro dev`) has none of it: pages work there as in a browser without
 * a service worker.
 */
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { minify } from 'vite'
import { bundled, tightened } from '../lib/build-script.mjs'

/** The frame of every learner's page. */
const SHELL = '/kerangka/kader/'
/** Fetched when the service worker is installed: each file costs the first visit. */
const PRECACHE = ['/hp.js', '/manifest.webmanifest', '/ikon.svg']
/** By address; the last two are fetched once the phone has use for them. */
const SCRIPTS = {
  'hp.js': 'page/main.ts',
  'hp-ini.js': 'page/hp-ini.ts',
  'hp-lain.js': 'page/later.ts',
  'hp-laman.js': 'page-makers.ts',
}
/** What /hp.js brings for all, see `shared-code.ts`: these modules are not bundled again. */
const COMMON = {
  '../../worker/learning/given.ts': ['fieldsOf', 'givenIn'],
  'render/html.ts': ['escapeText', 'html', 'trusted'],
  'offline/cadre-store.ts': ['cadreStore'],
  'offline/device-store.ts': ['deviceStore'],
  'offline/patience.ts': ['within'],
  'offline/surroundings.ts': ['hex', 'newUuid', 'ownSurroundings'],
  'offline/sync.ts': ['letGo', 'sync'],
  'offline/usage.ts': ['countUsage', 'counting', 'readUsage'],
  'text/format.ts': ['formatDate', 'formatMoment', 'formatNumber', 'formatSize', 'formatTime'],
}
const SOURCE = import.meta.dirname
/** Syntax that every browser we serve reads. */
const TARGET = 'chrome61'

/** @returns {import('astro').AstroIntegration} */
export function phone() {
  return {
    name: 'phone',
    hooks: {
      'astro:build:done': async ({ dir }) => buildPhone(fileURLToPath(dir)),
    },
  }
}

/** @param {string} dist */
async function buildPhone(dist) {
  await tighten(path.join(dist, fileOf(SHELL)))
  const together = createHash('sha256')
  for (const entry of Object.values(SCRIPTS)) together.update(await bundle(entry, named('')))
  // One name in all of them: scripts of two versions never work together.
  const made = named(short(together))
  for (const [name, entry] of Object.entries(SCRIPTS)) {
    await writeFile(path.join(dist, name), await bundle(entry, made))
  }
  const precache = { ...made, PHONE_FILES: JSON.stringify(PRECACHE) }
  const draft = await bundle('service-worker.ts', { ...precache, PHONE_VERSION: '""' })
  const hash = createHash('sha256').update(draft)
  for (const url of [SHELL, ...PRECACHE]) hash.update(await readFile(path.join(dist, fileOf(url))))
  const worker = await bundle('service-worker.ts', {
    ...precache,
    PHONE_VERSION: JSON.stringify(short(hash)),
  })
  // Last: what it names is there.
  await writeFile(path.join(dist, 'sw.js'), worker)
}

/** @param {string} file */
async function tighten(file) {
  const page = await readFile(file, 'utf8')
  const shorter = tightened(page)
  await writeFile(file, shorter)
  // For a phone that has the style already, see `style.ts`.
  const thin = shorter.replace(/<style>[^]*?<\/style>/, '<style></style>')
  await writeFile(path.join(path.dirname(file), 'tipis.html'), thin)
}

/** @param {string} name */
function named(name) {
  return { PHONE_BUILD: JSON.stringify(name) }
}

/** @param {import('node:crypto').Hash} hash */
function short(hash) {
  return hash.digest('hex').slice(0, 12)
}

/** @param {string} url */
function fileOf(url) {
  return url.endsWith('/') ? `${url}index.html` : url
}

/**
 * @param {string} entry
 * @param {Record<string, string>} define
 */
async function bundle(entry, define) {
  const isWorker = entry === 'service-worker.ts'
  const code = await bundled(path.join(SOURCE, entry), {
    // Of another build it would not fit: then this version is not installed, and the next try finds both.
    banner: isWorker
      ? { js: `importScripts('/hp.js');if(kelasKaderUmum.build!==${define.PHONE_BUILD})throw 0;` }
      : {},
    plugins: entry === SCRIPTS['hp.js'] ? [] : [takeCommon],
    target: TARGET,
    // Chrome 61 differs only in escapes that our templates do not use; without this they come out a tenth longer.
    supported: { 'template-literal': true },
    define,
  })
  return compressed(code)
}

/**
 * Names that are given anew by how often each is free compress better than esbuild's: a thirtieth of all that a phone fetches.
 * @param {string} code
 */
async function compressed(code) {
  const { code: shorter, errors } = await minify('phone.js', closeUp(code), {
    compress: { target: TARGET },
    codegen: { removeWhitespace: true },
  })
  if (errors.length > 0) throw new Error(errors[0]?.message)
  return shorter
}

/** Elements that stand on lines of their own: white space at their edges is never seen. */
const BLOCK = '(?:p|h[1-3]|[uo]l|li|div|section|form|fieldset|legend)\\b'
const BEFORE_EDGE = new RegExp(`\\n {2,}(?=/?>|</?${BLOCK})`, 'g')
const AFTER_EDGE = new RegExp(`(</?${BLOCK}[^<>$\\n]*>)\\n {2,}`, 'g')

/**
 * Minified code has line ends only inside templates, where HTML takes any white space for one space.
 * @param {string} code
 */
function closeUp(code) {
  return code
    .replace(BEFORE_EDGE, '')
    .replace(AFTER_EDGE, '$1')
    .replace(/\n {2,}/g, ' ')
}

/** @type {import('esbuild').Plugin} */
const takeCommon = {
  name: 'take-shared',
  setup(bundler) {
    for (const [file, names] of Object.entries(COMMON)) {
      const filter = new RegExp(`/${file.replace(/^[./]+/, '').replace('.', '[.]')}$`)
      bundler.onLoad({ filter }, () => ({
        // Each by itself and called pure: what a script does not use is left out of it.
        contents: names
          .map((name) => `export const ${name} = /* @__PURE__ */ (() => kelasKaderUmum.${name})()`)
          .join('\n'),
      }))
    }
  },
}
