/** Asks for what must be refused, and sees to it that the answer is a problem as the contract describes it, and that nothing changed. */
import { sql } from 'kysely'
import { Value } from 'typebox/value'
import { expect } from 'vitest'
import { Problem } from '../../server/replies.ts'
import { COOKIE } from '../../server/login.ts'
import type { Hall, Speaker } from '../hall.ts'

/** A sum over every row of every table. */
export const everything = async ({ db }: Hall): Promise<string> => {
  const { rows: tables } = await sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`.execute(db)
  const sums = tables.map(
    ({ name }) =>
      sql`select ${name} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as sum from ${sql.table(name)} as t`,
  )
  const { rows } = await sql<{ name: string; sum: string }>`${sql.join(sums, sql` union all `)}`.execute(db)
  return rows
    .map(({ name, sum }) => `${name} ${sum}`)
    .toSorted()
    .join('\n')
}

/** `by` null is somebody without a login; `raw` is sent as it stands. */
export type Asked = {
  by: Speaker | null
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  body?: unknown
  raw?: string
  type?: string
}

/** Anything of the house inside: our files, our packages, our database. */
const LEAK = /node_modules|\.ts:\d|\.js:\d|\bat \w+ \(|select |insert |update |violates|constraint|relation|column|pg_|kysely|postgres/i

export const refusedIn = async (
  hall: Hall,
  { by, method = 'POST', url, body, raw, type = 'application/json' }: Asked,
): Promise<Problem> => {
  const before = await everything(hall)
  const payload = raw ?? (body === undefined ? undefined : JSON.stringify(body))
  const response = await hall.app.app.inject({
    method,
    url,
    headers: { ...(by === null ? {} : { cookie: `${COOKIE}=${by.cookie}` }), ...(payload === undefined ? {} : { 'content-type': type }) },
    ...(payload === undefined ? {} : { payload }),
  })
  const problem = JSON.parse(response.body) as Problem
  expect(response.statusCode).toBeGreaterThanOrEqual(400)
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect([...Value.Errors(Problem, problem)]).toEqual([])
  expect(problem).toMatchObject({ status: response.statusCode, type: `/problems/${problem.code}` })
  expect(response.body).not.toMatch(LEAK)
  expect(await everything(hall)).toBe(before)
  return problem
}
