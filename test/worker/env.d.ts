declare namespace Cloudflare {
  interface Env {
    DB: D1Database
    /** No table yet. */
    OLD_DB: D1Database
    FILES: R2Bucket
    ASSETS: Fetcher
    PEPPER: string
    DATA_KEY: string
    KEK: string
    ORIGIN: string
    SHIELD: string
    WHATSAPP_TOKEN: string
    WHATSAPP_PHONE_ID: string
    WHATSAPP_TEMPLATE: string
    SHIELD_FEW: RateLimit
    SHIELD_MANY: RateLimit
    TEST_MIGRATIONS: import('@cloudflare/vitest-plugin').D1Migration[]
  }
  interface GlobalProps {
    mainModule: typeof import('../../worker/index.ts')
  }
}

/** A fixture as text. */
declare module '*.csv?raw' {
  const text: string
  export default text
}
