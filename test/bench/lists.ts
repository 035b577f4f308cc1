/**
 * `npm run bench:lists [-- --plans]`: 20,000 motions of earlier sessions are brought in as a school does it, file by file, and some
 * thousands of this one are put beside them; then every list and search is asked through the whole server by somebody who sees all
 * and by a representative. Fails where one takes longer than it may at p95; `--plans` prints how PostgreSQL answers each.
 */
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import pg from 'pg'
import { connect } from '../../db/connect.ts'
import { migrateJobs } from '../../db/jobs.ts'
import { migrate } from '../../db/migrate.ts'
import { motionsAsked, type MotionQuery } from '../../db/motions.ts'
import { indexMissing } from '../../db/similar.ts'
import { newId } from '../../server/ids.ts'
import { listMotions } from '../../server/contract.ts'
import { importHistory } from '../../server/history-contract.ts'
import { HISTORY_COLUMNS, HISTORY_ROWS } from '../../server/history-replies.ts'
import { HISTORY_HEADINGS } from '../../server/history-words.ts'
import { COOKIE } from '../../server/login.ts'
import { listSimilar } from '../../server/writing-contract.ts'
import { openHall, type Hall, type Speaker } from '../hall.ts'
import { openCluster } from './stage.ts'

const { values: asked } = parseArgs({ options: { plans: { type: 'boolean', default: false } } })

/** Of earlier sessions, in files as large as they may be; and of this one, in every state. */
const PAST = 20_000
const MOTIONS = 4_000
const ROUNDS = 40
const MOST_MS = 150

/** Subjects as schools have them: a few words in many arrangements, one of them rare. */
const TITLE = sql.raw(`'关于' || (array['改善','增加','规范','取消','优化','公开','修缮'])[1 + n % 7] ||
  (array['食堂','停车场','课后服务','职称评审','实验室','体检','绩效工资','操场','图书馆'])[1 + n % 9] ||
  (array['管理','开放时间','经费','安全','制度'])[1 + n % 5] || '的提案（' || n || '）' || case when n % 800 = 0 then '气象站' else '' end`)
/** A filed motion in every state, of a hundred people, ten categories, three departments. */
const multiply = async (hall: Hall, template: string): Promise<void> => {
  const people = hall.reps.map(({ person }) => person)
  await sql`insert into motion overriding system value
    select (jsonb_populate_record(past, jsonb_build_object(
      'id', 'past' || translate(lpad(n::text, 14, '0'), '0', 'z'), 'ord', 100000 + n, 'title', ${TITLE}, 'number', 'J1C1-' || n,
      'state', (array['archived','closed','handling','declined','filed','withdrawn'])[1 + n % 6],
      'category', (array['teaching','faculty','logistics','welfare','campus','regulations','informatics','safety','democracy','other'])[1 + n % 10],
      'proposer', (${people}::text[])[1 + n % ${people.length}::int], 'seconders', jsonb_build_array((${people}::text[])[1 + (n * 7) % ${people.length}::int]),
      'home_delegation', (${hall.delegations}::text[])[1 + n % ${hall.delegations.length}::int],
      'lead', (${hall.departments}::text[])[1 + n % 3], 'rationale', repeat('理由与现状说明。', 40)))).*
    from motion past cross join generate_series(1, ${MOTIONS}::int) as n where past.id = ${template}`.execute(hall.db)
  await sql`insert into undertaking (id, version, state, motion, department, part, due_on, overruled, progress, contacts, round, due_soon, overdue,
      reminders, closed_at)
    select 'owed' || translate(lpad(n::text, 14, '0'), '0', 'z'), 1, case when n % 50 = 0 then 'handling' else 'closed' end, 'past' || translate(lpad(n::text, 14, '0'), '0', 'z'),
      (${hall.departments}::text[])[1 + n % 3], 'lead', '2024-05-01', false, 0, 0, 1, false, n % 50 = 0, 0,
      case when n % 50 = 0 then null else now() end
    from generate_series(1, ${MOTIONS}::int) as n`.execute(hall.db)
  await indexMissing(hall.db)
  await sql`analyze`.execute(hall.db)
}

const VERBS = ['改善', '增加', '规范', '取消', '优化', '公开', '修缮']
const THINGS = ['食堂', '停车场', '课后服务', '职称评审', '实验室', '体检', '绩效工资', '操场', '图书馆']
const CATEGORIES = ['教育教学', '师资队伍', '后勤保障', '福利待遇', '校园设施']
const pastRow = (n: number): string => {
  const title = `关于${VERBS[n % 7]}${THINGS[n % 9]}的提案（往年${n}）`
  const cells = [1 + (n % 2), 1 + (n % 9), `P${n}`, title, CATEGORIES[n % 5], '理由与现状说明。'.repeat(40), '建议尽快办理。']
  return [...cells, `教师${n % 300}`, '总务处', '已办理。', '2015-06-01'].join(',')
}
const importHistoryFiles = async (hall: Hall): Promise<number> => {
  const head = HISTORY_COLUMNS.map((column) => HISTORY_HEADINGS[column]).join(',')
  const from = performance.now()
  for (let first = 0; first < PAST; first += HISTORY_ROWS) {
    const payload = [head, ...Array.from({ length: HISTORY_ROWS }, (_, n) => pastRow(first + n))].join('\n')
    const headers = { cookie: `${COOKIE}=${hall.staff.cookie}`, 'content-type': 'application/octet-stream' }
    const { statusCode, body } = await hall.app.app.inject({ method: 'POST', url: importHistory.url, headers, payload })
    if (statusCode !== 200) throw new Error(`a file was answered ${statusCode}: ${body.slice(0, 200)}`)
  }
  return (performance.now() - from) / 1000
}

const filedMotion = async (hall: Hall): Promise<string> => {
  const id = newId()
  const [proposer, ...others] = hall.reps
  if (!proposer) throw new Error('a bench needs representatives')
  await proposer.must('motion', id, {
    type: 'motion.create',
    session: hall.session,
    kind: 'proposal',
    delegation: null,
    category: 'other',
    department: null,
    title: '历年提案',
    rationale: '理由',
    remedy: '建议',
  })
  await proposer.must('motion', id, { type: 'motion.invite', people: others.slice(0, 2).map(({ person }) => person) })
  for (const other of others.slice(0, 2)) await other.must('motion', id, { type: 'motion.second' })
  await proposer.must('motion', id, { type: 'motion.submit', oneMatter: true })
  await hall.staff.must('motion', id, { type: 'motion.accept' })
  await hall.committee.must('motion', id, { type: 'motion.file', priority: 'ordinary' })
  return id
}

type Asked = Record<string, string>
const questions = (hall: Hall): Record<string, Asked> => ({
  newest: {},
  'page 300': { after: '15000' },
  session: { session: hall.session },
  state: { state: 'filed' },
  category: { category: 'safety' },
  department: { department: hall.departments[1] ?? '' },
  delegation: { delegation: hall.delegations[0] ?? '' },
  person: { person: hall.reps[7]?.person ?? '' },
  mine: { mine: 'true' },
  overdue: { overdue: 'true' },
  'text, common': { text: '食堂' },
  'text, rare': { text: '气象站' },
  'text, in none': { text: '没有这样的提案' },
  number: { text: 'J1C1-3999' },
  'several at once': { category: 'safety', state: 'closed', text: '实验室', delegation: hall.delegations[1] ?? '' },
  'nothing fits': { category: 'safety', state: 'tabled' },
})

const p95 = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? Number.NaN
type Ask = (speaker: Speaker) => Promise<{ status: number; body: { items: unknown[] } }>
const listed =
  (query: Asked): Ask =>
  (speaker) =>
    speaker.call(listMotions, { query: { ...query, limit: '50' } })
/** What somebody who writes a motion is shown beside it. */
const similar: Ask = (speaker) =>
  speaker.call(listSimilar, { body: { title: '关于延长食堂晚餐开放时间的建议', text: '下班晚，吃不上饭。', except: null } })

const measure = async (speaker: Speaker, ask: Ask): Promise<{ rows: number; ms: number }> => {
  const times: number[] = []
  let rows = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now()
    const { status, body } = await ask(speaker)
    times.push(performance.now() - from)
    if (status !== 200) throw new Error(`answered ${status}`)
    rows = body.items.length
  }
  return { rows, ms: Math.round(p95(times) * 10) / 10 }
}

const plan = async (hall: Hall, { state, ...query }: Asked): Promise<string> => {
  const reader = { person: hall.staff.person, seats: [], reviews: true, isLeader: false, department: null }
  const given: MotionQuery = {
    ...query,
    states: state?.split(','),
    limit: 51,
    reader,
    mine: query['mine'] === 'true',
    overdue: query['overdue'] === 'true',
  }
  const lines = await motionsAsked(hall.db, given).explain('text', sql`analyze, costs off, timing off, summary off`)
  return lines.map((line) => Object.values(line as object).join('')).join('\n')
}

type Figure = { list: string; rows: number; 'office p95 ms': number; 'representative p95 ms': number }

const bench = async (): Promise<boolean> => {
  const cluster = await openCluster()
  try {
    const admin = new pg.Client({ connectionString: cluster.url })
    await admin.connect()
    await admin.query('create database lists')
    await admin.end()
    const url = Object.assign(new URL(cluster.url), { pathname: '/lists' }).href
    const db = connect(url, { max: 4, name: 'bench' })
    await migrate(db)
    await migrateJobs(url)
    const hall = await openHall(100, { delegations: 2, database: { url, db, drop: () => db.destroy() } })
    const seconds = await importHistoryFiles(hall)
    console.log(`${PAST} motions of earlier sessions imported in ${seconds.toFixed(1)} s`)
    await multiply(hall, await filedMotion(hall))
    const figures: Figure[] = []
    const note = async (list: string, ask: Ask) => {
      const office = await measure(hall.staff, ask)
      const representative = await measure(hall.reps[7] ?? hall.staff, ask)
      figures.push({ list, rows: office.rows, 'office p95 ms': office.ms, 'representative p95 ms': representative.ms })
    }
    await note('similar to what is written', similar)
    for (const [name, query] of Object.entries(questions(hall))) {
      await note(name, listed(query))
      if (asked.plans) console.log(`\n## ${name}\n\n\`\`\`\n${await plan(hall, query)}\n\`\`\``)
    }
    await hall.close()
    console.table(figures)
    return figures.every((one) => one['office p95 ms'] <= MOST_MS && one['representative p95 ms'] <= MOST_MS)
  } finally {
    await cluster.remove()
  }
}

if (!(await bench())) {
  console.error(`a list took longer than ${MOST_MS} ms`)
  process.exitCode = 1
}
