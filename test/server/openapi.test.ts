/** The checked-in description of the API is the one the server gives. */
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { OPENAPI_FILE, openApiOf } from '../../docs/openapi.ts'
import { contract } from '../operations.ts'
import type { Operation } from '../../server/operation.ts'
import { openHall, type Hall } from '../hall.ts'

type Document = { paths: Record<string, Record<string, { responses: Record<string, unknown> }>> }

let hall: Hall
beforeAll(async () => {
  hall = await openHall(1)
})
afterAll(() => hall.close())

test('docs/openapi.json is not stale (npm run docs:openapi writes it)', async () => {
  expect(await readFile(OPENAPI_FILE, 'utf8').catch(() => '')).toBe(await openApiOf(hall.app.app))
})

test('it describes every operation of the contract and no other, each with the problems it may answer', async () => {
  const { paths } = JSON.parse(await openApiOf(hall.app.app)) as Document
  const described = Object.entries(paths).flatMap(([url, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${url.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
  const operations = Object.values(contract).filter((entry): entry is typeof entry & Operation => 'method' in entry)
  expect(described.toSorted()).toEqual(operations.map(({ method, url }) => `${method} ${url}`).toSorted())
  for (const methods of Object.values(paths))
    for (const { responses } of Object.values(methods)) expect(Object.keys(responses)).toEqual(['200', '4XX', '5XX'])
})

test('it is served to whoever wants to read it', async () => {
  const response = await hall.app.app.inject({ method: 'GET', url: '/api/docs/json' })
  expect(response.statusCode).toBe(200)
  expect(response.json()).toMatchObject({ openapi: '3.1.0' })
})
