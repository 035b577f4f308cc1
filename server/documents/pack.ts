/** The evidence pack: one zip of a session's record, or of one ballot's, that a stranger can check (domain 4, step 12). */
import type { Db } from '../../db/connect.ts'
import { findRecordIn, type SessionRecord } from '../../db/record.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { resultForm, titleOf } from './ballot-papers.ts'
import type { PaperDocument } from './document.ts'
import { packRecord, type PackData } from './pack-contents.ts'
import { ballotsPaper, coverPaper, hasForm, papersTable, readme, receiptsTable, rulesPaper } from './pack-papers.ts'
import { PackWriter } from './pack-writer.ts'
import type { Press } from './press.ts'
import { agendaTable, attendanceTable, resultsTable, rollTable } from './record-tables.ts'
import { agendaPaper, reportPaper, resolutionPaper, resultsPaper, rollPaper } from './session-papers.ts'

export type Pack = { path: string; manifest: string; files: number; name: string; drop: () => Promise<void> }

/** Each of them holds a snapshot of the database and a file on disk. */
const AT_ONCE = 2
let making = 0

class PacksBusy extends Error {
  override readonly name = 'PacksBusy'
  readonly statusCode = 429
}

const papersOf = (data: PackData, whole: boolean): Record<string, PaperDocument> => {
  const { record } = data
  const forms = record.ballots.filter(hasForm)
  return {
    ...(whole && {
      report: reportPaper(record),
      agenda: agendaPaper(record),
      roll: rollPaper(record),
      results: resultsPaper(record),
      resolution: resolutionPaper(record),
    }),
    rules: rulesPaper(data),
    ballots: ballotsPaper(data),
    ...Object.fromEntries(forms.map((ballot, at) => [`form-${String(at + 1).padStart(2, '0')}`, resultForm(record, ballot)])),
  }
}

const tablesOf = (data: PackData, whole: boolean) => [
  ...(whole
    ? [
        { name: '名册', ...rollTable(data.record) },
        { name: '出席', ...attendanceTable(data.record) },
        { name: '议程', ...agendaTable(data.record) },
        { name: '材料', ...papersTable(data) },
        { name: '阅读回执', ...receiptsTable(data) },
      ]
    : []),
  { name: '表决结果', ...resultsTable(data.record) },
]

const fill = async (db: Db, press: Press, pack: PackWriter, { session, ballot, at }: Asked): Promise<Omit<Pack, 'drop' | 'path'>> => {
  const data = await inSnapshot(db, async (trx) => {
    const record = await findRecordIn(trx, session)
    if (!record) throw new Error(`session ${session} is gone`)
    return packRecord(trx, pack, record, record.ballots.find(({ id }) => id === ballot) ?? null)
  })
  const whole = ballot === null
  // The snapshot is let go before the press works: it may take its time, the database should not wait for it.
  for (const [name, document] of Object.entries(papersOf(data, whole)))
    pack.add(`documents/${name}.pdf`, await press.render({ as: 'pdf', document }))
  pack.add('tables/record.xlsx', await press.render({ as: 'xlsx', tables: tablesOf(data, whole) }))
  pack.add('README.txt', readme(data))
  const files = pack.files
  const manifest = pack.closeManifest()
  const title = whole ? '会议证据档案包' : '票决证据档案包'
  pack.addOutside('cover.pdf', await press.render({ as: 'pdf', document: coverPaper(data, { manifest, files, madeAt: at, title }) }))
  await pack.finish()
  return { manifest, files, name: nameOf(data.record, title, whole) }
}

const nameOf = ({ session, ballots }: SessionRecord, title: string, whole: boolean): string => {
  const [ballot] = ballots
  return whole || !ballot ? `${session.context.title} ${title}` : `${titleOf(ballot)} ${title}`
}

type Asked = { session: string; ballot: string | null; at: string }

/** Makes a pack on disk; whoever asked sends it and drops it. */
export const makePack = async (db: Db, press: Press, asked: Asked): Promise<Pack> => {
  if (making >= AT_ONCE) throw new PacksBusy('Two packs are being made')
  making += 1
  try {
    const pack = await PackWriter.open()
    try {
      return { path: pack.path, drop: () => pack.drop(), ...(await fill(db, press, pack, asked)) }
    } catch (thrown) {
      await pack.drop()
      throw thrown
    }
  } finally {
    making -= 1
  }
}
