/** Starts the product's Worker on the data of DATA_DIR. */
import { unstable_startWorker } from 'wrangler'
import { CONFIG, DATA_DIR, localSecrets, ORIGIN } from './place.ts'

type Wish = {
  /** 0 for any free one. */
  readonly port: number
  /** Reload when a file of the Worker changes. */
  readonly watch: boolean
  readonly logLevel: 'error' | 'warn' | 'info'
}

/** What a deployment may have besides: whoever sets it in the environment tries it here first. */
const OPTIONAL = /^((OIDC|WHATSAPP)(_[A-Z0-9_]+)?|ROOT_KEY)$/

function optional() {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value = '']) =>
      OPTIONAL.test(name) && value !== '' ? [[name, { type: 'secret_text' as const, value }]] : [],
    ),
  )
}

/** Resolves when it answers; `dispose` ends it. */
export async function startLocalWorker({ port, watch, logLevel }: Wish) {
  const worker = await unstable_startWorker({
    config: CONFIG,
    envFiles: [],
    bindings: {
      ...Object.fromEntries(
        Object.entries(localSecrets()).map(([name, value]) => [
          name,
          { type: 'secret_text' as const, value },
        ]),
      ),
      ORIGIN: { type: 'plain_text', value: ORIGIN },
      ...optional(),
      // Whoever tries the product out on this machine may be as fast as a program.
      SHIELD: { type: 'plain_text', value: 'off' },
    },
    dev: {
      server: { hostname: '127.0.0.1', port },
      persist: DATA_DIR,
      inspector: false,
      watch,
      logLevel,
    },
  })
  await worker.ready
  return worker
}
