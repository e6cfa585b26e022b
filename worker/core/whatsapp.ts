/**
 * Sends a code as an authentication template of Meta's WhatsApp Cloud API: the code stands in its text and behind its copy button.
 * Source: developers.facebook.com, "Copy code button authentication templates" and "Error codes" of the WhatsApp Business Platform, v25.0.
 * What was taken may still not arrive; Meta would tell that by a webhook, which is not received here.
 */
import type { SendFailure } from '../contract/message-codes.ts'
import type { CodeSender } from './code-sender.ts'
import { no, ok } from './result.ts'
import { SettingsError } from './secrets.ts'

type Fetching = (address: string, init: RequestInit) => Promise<Response>

/** Meta keeps a version for about two years. */
const GRAPH = 'https://graph.facebook.com/v25.0'
const PATIENCE = 10_000

/** Codes of `error.code`; what is in no list is taken for an outage. */
const FAILURES: readonly (readonly [SendFailure, readonly number[]])[] = [
  ['NUMBER', [131021, 131026, 131030, 131045]],
  ['PAYMENT', [131042]],
  ['LIMIT', [4, 80007, 130429, 131048, 131049, 131056]],
  ['SETTINGS', [0, 3, 10, 33, 100, 190, 368, 131005, 131008, 131009, 131031, 133010]],
]
/** Permissions; templates that are missing, paused, disabled or have other parameters. */
const SETTINGS_RANGES = [
  [200, 299],
  [132000, 132099],
] as const

/** Secrets of the deployment, all or none. */
export type WhatsAppTexts = {
  /** Of a system user of Meta Business, for `whatsapp_business_messaging`. */
  readonly WHATSAPP_TOKEN?: string | undefined
  /** The id of the number that sends: digits, not the number itself. */
  readonly WHATSAPP_PHONE_ID?: string | undefined
  /** The name of the approved template: category authentication, with a copy-code button. */
  readonly WHATSAPP_TEMPLATE?: string | undefined
  /** The language in which it was approved; `id` unless said. */
  readonly WHATSAPP_LANGUAGE?: string | undefined
}

const SHAPES = {
  WHATSAPP_TOKEN: /^[\w.|-]{32,1000}$/,
  WHATSAPP_PHONE_ID: /^\d{6,20}$/,
  WHATSAPP_TEMPLATE: /^[a-z0-9_]{1,512}$/,
} as const
const LANGUAGE = /^[a-z]{2,3}(_[A-Z]{2})?$/

/** Null where nothing is set. Throws a SettingsError, which names the setting and shows no value, where one is missing or misshapen. */
export function readWhatsApp(env: WhatsAppTexts, fetching?: Fetching): CodeSender | null {
  const { WHATSAPP_TOKEN, WHATSAPP_PHONE_ID, WHATSAPP_TEMPLATE } = env
  const language = env.WHATSAPP_LANGUAGE || 'id'
  const texts = { WHATSAPP_TOKEN, WHATSAPP_PHONE_ID, WHATSAPP_TEMPLATE }
  if (Object.values(texts).every((text) => text === undefined || text === '')) return null
  // Safe: the keys of SHAPES are these.
  for (const name of Object.keys(SHAPES) as (keyof typeof SHAPES)[]) {
    if (!SHAPES[name].test(texts[name] ?? '')) {
      throw new SettingsError(`secret ${name} is missing or not of its shape`)
    }
  }
  if (!LANGUAGE.test(language)) throw new SettingsError('WHATSAPP_LANGUAGE is not of its shape')
  return whatsAppSender(
    {
      token: WHATSAPP_TOKEN ?? '',
      phoneId: WHATSAPP_PHONE_ID ?? '',
      template: WHATSAPP_TEMPLATE ?? '',
      language,
    },
    fetching,
  )
}

function whatsAppSender(
  account: {
    readonly token: string
    readonly phoneId: string
    readonly template: string
    readonly language: string
  },
  fetching: Fetching = (address, init) => fetch(address, init),
): CodeSender {
  const { token, phoneId, template, language } = account
  return {
    async send(telephone, code) {
      try {
        const answer = await fetching(`${GRAPH}/${phoneId}/messages`, {
          method: 'POST',
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          body: JSON.stringify(messageOf(telephone, code, template, language)),
          // Nothing leads the token elsewhere.
          redirect: 'manual',
          signal: AbortSignal.timeout(PATIENCE),
        })
        if (answer.ok) {
          await answer.body?.cancel()
          return ok(null)
        }
        return failed(failureOf(await answer.json()))
      } catch {
        return failed('OUTAGE')
      }
    },
  }
}

function failed(reason: SendFailure) {
  return no({ reason })
}

function messageOf(telephone: string, code: string, name: string, language: string): object {
  const parameters = [{ type: 'text', text: code }]
  return {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    to: telephone.replace(/^\+/, ''),
    type: 'template',
    template: {
      name,
      language: { code: language },
      components: [
        { type: 'body', parameters },
        { type: 'button', sub_type: 'url', index: '0', parameters },
      ],
    },
  }
}

/** Meta asks to go by the number, not by its words or the status. */
function failureOf(body: unknown): SendFailure {
  const code = Number(Object(Object(body).error).code ?? Number.NaN)
  if (SETTINGS_RANGES.some(([from, to]) => code >= from && code <= to)) return 'SETTINGS'
  return FAILURES.find(([, codes]) => codes.includes(code))?.[0] ?? 'OUTAGE'
}
