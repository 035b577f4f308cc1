/** The agenda in its versions: what was put before the congress, and what it adopted. */
import type { Transaction } from 'kysely'
import type { AgendaItem } from '../machines/agenda.ts'
import type { Db } from './connect.ts'
import type { Database } from './schema.ts'

type Agenda = { session: string; version: number; items: AgendaItem[]; at: string }

/** A version grows with every change until it is adopted; then the next begins. */
export const keepAgenda = (trx: Transaction<Database>, { session, version, items, at }: Agenda) =>
  trx
    .insertInto('agendaVersion')
    .values({ sessionId: session, version, items: JSON.stringify(items), changedAt: at, adoptedAt: null })
    .onConflict((conflict) => conflict.columns(['sessionId', 'version']).doUpdateSet({ items: JSON.stringify(items), changedAt: at }))
    .execute()

export const adoptAgenda = (trx: Transaction<Database>, session: string, version: number, at: string) =>
  trx.updateTable('agendaVersion').set({ adoptedAt: at }).where('sessionId', '=', session).where('version', '=', version).execute()

/** Versions of one session, the first first. */
export const listAgendas = (db: Db, session: string) =>
  db
    .selectFrom('agendaVersion')
    .select(['version', 'items', 'changedAt', 'adoptedAt'])
    .where('sessionId', '=', session)
    .orderBy('version')
    .limit(100)
    .execute()
