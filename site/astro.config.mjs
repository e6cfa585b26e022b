import path from 'node:path'
import preact from '@astrojs/preact'
import { defineConfig } from 'astro/config'

const port = Number(process.env.PORT ?? 18787)

export default defineConfig({
  root: import.meta.dirname,
  outDir: path.join(import.meta.dirname, 'dist'),
  output: 'static',
  trailingSlash: 'ignore',
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
  integrations: [preact()],
  devToolbar: { enabled: false },
  server: { host: '127.0.0.1', port },
})
