/** What is told of motions that were brought in from the past: of no session here, by nobody who must be known, under any number. */
import { sql, type Kysely } from 'kysely'

const history = `
alter table motion
  add column history jsonb,
  alter column session drop not null,
  alter column proposer drop not null,
  add constraint motion_is_somebodys check (history is not null or (session is not null and proposer is not null)),
  drop constraint motion_number_key;
create unique index motion_number_key on motion (number) where history is null;
`

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(history).execute(db)
}
