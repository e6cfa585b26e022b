/**
 * The client's half of OpenID Connect: discovery, the address to set out for, and what the code that comes back is worth. The protocol
 * is `oauth4webapi`'s; here stand what we ask for and how far we trust. Nothing that a service says is passed on to anybody.
 */
import * as oauth from 'oauth4webapi'
import type { Context } from '../../core/context.ts'
import { isLoopback, type SignInService } from '../../core/sign-in-services.ts'
import { boundedFetch, Unreachable, type Sent } from './bounded-fetch.ts'
import { ALGORITHMS, MAX_AGE_SECONDS, ServiceFault, SKEW_SECONDS } from './rules.ts'

/** At which address of ours every service gives its answer: fixed, whatever host was asked. */
export const RETURN_ADDRESS = '/masuk/dinas/kembali/'

const KEPT_SECONDS = 60 * 60
/** So long a service whose description could not be had is not asked for it again, however often its button is pressed. */
export const DOWN_SECONDS = 30

/** What binds an answer to the way on which it was asked for. */
export type Bound = { readonly state: string; readonly nonce: string; readonly verifier: string }
export type Purpose = keyof typeof MAX_AGE_SECONDS

export type Claims = {
  readonly sub: string
  readonly amr?: unknown
  readonly acr?: unknown
}

type Known = { readonly server: oauth.AuthorizationServer; readonly until: number }

/** By issuer, only of those that the deployment names. The library keeps each one's keys with it, for five minutes. */
const known = new Map<string, Known>()
/** What came of asking for a description that could not be had. */
const failed = new Map<string, { readonly error: unknown; readonly until: number }>()

/** Throws a ServiceFault: DOWN, WRONG. */
export async function addressOf(
  ctx: Context,
  service: SignInService,
  { state, nonce, verifier }: Bound,
  purpose: Purpose,
): Promise<string> {
  return trusting(ctx, async () => {
    const server = await discover(ctx, service)
    const address = new URL(server.authorization_endpoint ?? '')
    const isSafe = address.protocol === 'https:' || isLoopback(service.issuer)
    if (!isSafe) throw new ServiceFault('WRONG')
    const challenge = await oauth.calculatePKCECodeChallenge(verifier)
    const { secondFactor } = service
    for (const [name, value] of Object.entries({
      response_type: 'code',
      client_id: service.clientId,
      redirect_uri: `${ctx.origin}${RETURN_ADDRESS}`,
      // No profile, no e-mail: who she is stands here already.
      scope: 'openid',
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      max_age: String(MAX_AGE_SECONDS[purpose]),
      ...(purpose === 'link' ? { prompt: 'login' } : {}),
      ...(secondFactor !== undefined && 'acr' in secondFactor
        ? { acr_values: secondFactor.acr.join(' ') }
        : {}),
    })) {
      address.searchParams.set(name, value)
    }
    return address.href
  })
}

/** What the service says of who came back. Throws a ServiceFault: REFUSED, DOWN, WRONG. */
export function redeem(
  ctx: Context,
  service: SignInService,
  answer: URLSearchParams,
  { state, nonce, verifier }: Bound,
  purpose: Purpose,
): Promise<Claims> {
  return trusting(ctx, async () => {
    const server = await discover(ctx, service)
    // One of several could send her on to another with that one's question, to be handed the code that comes back (RFC 9700, section 4.4):
    // there each has to say who it is (RFC 9207). What it says is checked below.
    if (ctx.signInServices.length > 1 && answer.has('code') && !answer.has('iss')) {
      ctx.log({ event: 'service.refused', requestId: ctx.requestId, why: 'ISSUER_MISSING' })
      throw new ServiceFault('WRONG')
    }
    const client = { client_id: service.clientId, [oauth.clockTolerance]: SKEW_SECONDS }
    const parameters = oauth.validateAuthResponse(server, client, answer, state)
    const way = optionsOf(service)
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      secretOf(server, service),
      parameters,
      `${ctx.origin}${RETURN_ADDRESS}`,
      verifier,
      way,
    )
    const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: nonce,
      maxAge: MAX_AGE_SECONDS[purpose],
      requireIdToken: true,
    })
    await oauth.validateApplicationLevelSignature(server, response, way)
    const claims = oauth.getValidatedIdTokenClaims(result)
    const ahead = ctx.clock.now().getTime() / 1000 + SKEW_SECONDS
    // The library looks at their shape only: a sign-in of tomorrow would stay fresh for ever.
    const isAhead = claims === undefined || claims.iat > ahead || (claims.auth_time ?? 0) > ahead
    if (isAhead || claims.sub.length > 255) throw new ServiceFault('WRONG')
    return claims
  })
}

async function discover(ctx: Context, service: SignInService): Promise<oauth.AuthorizationServer> {
  const { issuer } = service
  const now = ctx.clock.now().getTime()
  const before = known.get(issuer)
  if (before !== undefined && before.until > now) return before.server
  const fault = failed.get(issuer)
  if (fault !== undefined && fault.until > now) throw fault.error
  try {
    const server = await describe(service)
    known.set(issuer, { server, until: now + KEPT_SECONDS * 1000 })
    failed.delete(issuer)
    return server
  } catch (error) {
    failed.set(issuer, { error, until: now + DOWN_SECONDS * 1000 })
    throw error
  }
}

async function describe(service: SignInService): Promise<oauth.AuthorizationServer> {
  const url = new URL(service.issuer)
  const response = await oauth.discoveryRequest(url, optionsOf(service))
  const found = await oauth.processDiscoveryResponse(url, response)
  // To the letter (OpenID Connect Discovery 1.0, section 4.3): with it an identity is told from another service's.
  if (found.issuer !== service.issuer) throw new ServiceFault('WRONG')
  const offered = found.id_token_signing_alg_values_supported ?? ['RS256']
  return {
    ...found,
    id_token_signing_alg_values_supported: offered.filter((each) => ALGORITHMS.includes(each)),
  }
}

/** RFC 6749 section 2.3.1; OpenID Connect Discovery: by the header unless only the body will do. */
function secretOf(server: oauth.AuthorizationServer, { clientSecret }: SignInService) {
  const ways = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
  return ways.includes('client_secret_basic')
    ? oauth.ClientSecretBasic(clientSecret)
    : oauth.ClientSecretPost(clientSecret)
}

function optionsOf({ issuer }: SignInService) {
  return {
    [oauth.customFetch]: (address: string, sent: Sent) => boundedFetch(address, sent),
    [oauth.allowInsecureRequests]: isLoopback(issuer),
  }
}

/** Faults of a service as ours; why is logged by the library's code, never in the service's words. */
async function trusting<Done>(ctx: Context, work: () => Promise<Done>): Promise<Done> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ServiceFault) throw error
    const { code, why } = faultOf(error)
    ctx.log({ event: 'service.refused', requestId: ctx.requestId, why })
    throw new ServiceFault(code)
  }
}

function faultOf(error: unknown): {
  readonly code: 'REFUSED' | 'DOWN' | 'WRONG'
  readonly why: string
} {
  if (error instanceof Unreachable) return { code: 'DOWN', why: error.message }
  if (error instanceof oauth.AuthorizationResponseError) {
    return { code: 'REFUSED', why: 'ANSWER_IS_ERROR' }
  }
  const isTold = error instanceof oauth.OperationProcessingError
  return { code: 'WRONG', why: (isTold ? error.code : undefined) ?? 'UNEXPECTED' }
}
