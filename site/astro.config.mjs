import path from 'node:path'
import preact from '@astrojs/preact'
import { defineConfig } from 'astro/config'
import { archive } from './src/archive/build.mjs'
import { checkIn } from './src/check-in/build.mjs'
import { practice } from './src/features/fieldwork/practice/build.mjs'
import { roll } from './src/features/meetings/roll/build.mjs'
import { script } from './src/lib/build-script.mjs'
import { phone } from './src/offline/build.mjs'
import { picture } from './src/picture/build.mjs'
import { verifier } from './src/verify/build.mjs'

const SOURCE = path.join(import.meta.dirname, 'src')
const port = Number(process.env.PORT ?? 18787)
// `npm run dev` says where the Worker runs; what it renders is passed on to it.
const worker = process.env.WORKER_URL
const passedOn = [
  '/api',
  '/v',
  '/c',
  '/kab',
  '/pesan',
  '/belajar',
  '/masuk',
  '/keluar',
  '/aktivasi',
  '/sertifikat',
  '/data-saya',
  '/hp-ini',
  '/rtl',
  '/praktik',
  '/alat',
  '/catalog.json',
  '/pack',
  '/media',
  '/issuers',
  '/issuers.json',
  '/status',
  '/log',
  '/courses',
]
const proxy =
  worker === undefined ? {} : Object.fromEntries(passedOn.map((address) => [address, worker]))

export default defineConfig({
  root: import.meta.dirname,
  outDir: path.join(import.meta.dirname, 'dist'),
  output: 'static',
  trailingSlash: 'ignore',
  compressHTML: true,
  build: { inlineStylesheets: 'always' },
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "object-src 'none'",
      ],
    },
  },
  integrations: [
    preact(),
    phone(),
    verifier(),
    archive(),
    picture(),
    roll(),
    practice(),
    checkIn(),
    script(path.join(SOURCE, 'plan-draft/main.ts'), 'rencana.js'),
    script(path.join(SOURCE, 'passkey/main.ts'), 'kunci.js'),
  ],
  devToolbar: { enabled: false },
  server: { host: '127.0.0.1', port },
  vite: {
    server: { proxy },
    // The floor of the scripts, see `offline/build.mjs`: newer browsers read what older ones do, not the other way round.
    build: { cssTarget: ['chrome64', 'ios13'] },
  },
})
