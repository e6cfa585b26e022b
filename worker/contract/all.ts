/** Every endpoint and page of the product, for the OpenAPI document, the access matrix and the tests. */
import type { Endpoint } from './endpoint.ts'
import type { Page } from './page.ts'
import * as audit from './audit.ts'
import * as certification from './certification.ts'
import * as core from './core.ts'
import * as curriculum from './curriculum.ts'
import * as identity from './identity.ts'
import * as learning from './learning.ts'
import * as learningSync from './learning-sync.ts'
import * as regions from './regions.ts'
import * as reporting from './reporting.ts'
import * as roster from './roster.ts'

const exported = Object.entries({
  ...core,
  ...regions,
  ...identity,
  ...roster,
  ...curriculum,
  ...learning,
  ...learningSync,
  ...certification,
  ...reporting,
  ...audit,
} as Record<string, unknown>)

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'method' in value && 'reply' in value
}

function isPage(value: unknown): value is Page {
  return typeof value === 'object' && value !== null && 'method' in value && !('reply' in value)
}

/** By the name under which the contract exports them: the operation id. */
export const ENDPOINTS: Readonly<Record<string, Endpoint>> = Object.fromEntries(
  exported.filter((entry): entry is [string, Endpoint] => isEndpoint(entry[1])),
)
export const PAGES: Readonly<Record<string, Page>> = Object.fromEntries(
  exported.filter((entry): entry is [string, Page] => isPage(entry[1])),
)
