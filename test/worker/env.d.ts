declare namespace Cloudflare {
  interface Env {
    DB: D1Database
    FILES: R2Bucket
    ASSETS: Fetcher
    PEPPER: string
    DATA_KEY: string
    TEST_MIGRATIONS: import('@cloudflare/vitest-plugin').D1Migration[]
  }
  interface GlobalProps {
    mainModule: typeof import('../../worker/index.ts')
  }
}
