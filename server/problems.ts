/** Every "no" as RFC 9457 `application/problem+json`. The client shows Chinese by `code`; the text here is for engineers. */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import { isAway } from '../db/away.ts'
import { isRefusal, type RefusalCode } from '../machines/refusal.ts'
import type { Problem } from './replies.ts'

type Kind = { status: number; title: string }

/** Total over the closed list: a new refusal does not compile until it has a status. */
const REFUSED: Record<RefusalCode, Kind> = {
  'not-found': { status: 404, title: 'There is no such thing, or it is not yours to see' },
  'not-entitled': { status: 403, title: 'You may not say this' },
  'out-of-order': { status: 409, title: 'This cannot be said now' },
  stale: { status: 409, title: 'It has changed since you looked' },
  'desk-taken': { status: 409, title: 'Another desk runs the meeting now' },
  unmet: { status: 409, title: 'A condition of the rules is not met' },
  'act-id-reused': { status: 409, title: 'This act id was used for something else' },
  'not-issued': { status: 403, title: 'No paper was issued to you by this channel' },
  'already-voted': { status: 409, title: 'Your paper is already in the box' },
  'ballot-not-open': { status: 409, title: 'The ballot is not open' },
  'paper-invalid': { status: 400, title: 'The paper is not marked as the ballot asks' },
  'sealed-invalid': { status: 422, title: 'Something sealed does not pass a check' },
  'login-required': { status: 401, title: 'Please log in' },
  'login-failed': { status: 401, title: 'Work number and password do not match' },
  'code-spent': { status: 401, title: 'This code was used, replaced or has expired' },
}

type Fault = { instancePath: string; keyword: string; params: Record<string, unknown> }

/** Which field of a body or query is wrong, by which rule, and the limit it broke. */
const invalidFacts = (fault: Fault | undefined): Record<string, unknown> => {
  if (!fault) return {}
  const { instancePath, keyword, params } = fault
  const inside = instancePath.replaceAll('/', '.').replace(/^\./, '')
  const named = params.missingProperty ?? params.additionalProperty ?? (keyword === 'discriminator' ? params.tag : undefined)
  const field = [inside, named].filter((part) => part !== undefined && part !== '').join('.')
  return {
    field,
    rule: keyword,
    ...(params.limit === undefined ? {} : { limit: params.limit }),
    ...(params.allowedValues === undefined ? {} : { allowed: params.allowedValues }),
  }
}

const problem = (request: FastifyRequest, code: string, kind: Kind, detail: string, facts: Record<string, unknown>): Problem => ({
  type: `/problems/${code}`,
  title: kind.title,
  status: kind.status,
  detail,
  code,
  facts,
  requestId: request.id,
})

const problemOf = (request: FastifyRequest, thrown: FastifyError): Problem => {
  if (isRefusal(thrown)) return problem(request, thrown.code, REFUSED[thrown.code], REFUSED[thrown.code].title, thrown.facts)
  if (thrown.validation) {
    const facts = invalidFacts(thrown.validation[0] as Fault | undefined)
    return problem(request, 'invalid', { status: 400, title: 'The request is not shaped as the contract asks' }, thrown.message, facts)
  }
  const status = thrown.statusCode ?? 500
  if (status === 429) return problem(request, 'too-many', { status, title: 'Too many requests' }, thrown.message, {})
  if (status === 413)
    return problem(request, 'invalid', { status, title: 'It is larger than this takes' }, thrown.message, {
      field: 'body',
      rule: 'tooLarge',
    })
  if (status >= 400 && status < 500) return problem(request, 'invalid', { status, title: 'The request cannot be read' }, thrown.message, {})
  // Nothing is wrong with the request: whoever sends it again, with the same act id, is answered when the database is back.
  if (isAway(thrown))
    return problem(
      request,
      'unavailable',
      { status: 503, title: 'The database is away for the moment' },
      'Send it again: an act id counts once.',
      {},
    )
  return problem(request, 'broken', { status: 500, title: 'Something is broken on our side' }, 'It was logged under the request id.', {})
}

export const sendProblem = (thrown: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
  const body = problemOf(request, thrown)
  if (body.status >= 500) request.log.error({ err: thrown }, body.code)
  return reply.code(body.status).type('application/problem+json').serializer(JSON.stringify).send(body)
}
