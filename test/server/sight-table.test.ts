/** Every operation of the contract, for every kind of person: who is let through, who is refused, and who is told that there is nothing. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contract } from '../operations.ts'
import type { Operation } from '../../server/operation.ts'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'
import { WORDING } from '../procedure.ts'
import type { OperationName, Row } from './sight-row.ts'
import { paperRows } from './sight-rows-papers.ts'
import { sealedRows } from './sight-rows-sealed.ts'
import { historyRows } from './sight-rows-history.ts'
import { unitRows } from './sight-rows-units.ts'
import { EVERYBODY, HALF, INSIDE, KINDS, MARKS, openScene, REVIEWERS, SEATED, type Kind, type Scene } from './sight-scene.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.hall.close())

const act = (event: object) => ({ id: newId(), event })
const id = (of: () => string) => ({ ask: () => ({ params: { id: of() } }) })
const say = (of: () => string, event: () => object) => ({ ask: () => ({ params: { id: of() }, body: act(event()) }) })
const outside = (status: number): Partial<Record<Kind, number>> => ({ stranger: status, officer: status })
const motionRows: Row[] = [
  { what: 'a draft', ...id(() => scene.draft), allowed: ['author'], others: 404 },
  { what: 'a motion that seeks seconds', ...id(() => scene.seeking), allowed: SEATED, others: 404 },
  { what: 'a motion under review', ...id(() => scene.reviewed), allowed: REVIEWERS, others: 404 },
  { what: 'a filed motion', ...id(() => scene.filed), allowed: EVERYBODY },
  { what: 'a dispatched motion', ...id(() => scene.dispatched), allowed: EVERYBODY },
  { what: 'a suggestion', ...id(() => scene.suggested), allowed: EVERYBODY },
  {
    what: 'a hidden suggestion',
    ...id(() => scene.hidden),
    allowed: ['author', 'staff', 'committee', 'presidium', 'secretary'],
    others: 404,
  },
]
/** The congress confirmed the first six representatives as its scrutineers. */
const SCRUTINY = { author: 409, representative: 409, head: 409, otherHead: 409 } as const
const DESK: Kind[] = ['secretary', 'staff', 'presidium']
const PEOPLE = Buffer.from('工号,姓名,拼音,性别,出生日期,身份,一线,部门,代表类别,代表团,团长\nP1,新来的,,女,1990-01-01,教师,是,,,,\n')
const ballotRow = (of: () => string): Row => ({ ...id(of), allowed: INSIDE, others: 404 })

/** Total: an operation without a row does not compile. */
const table: Record<OperationName, Row[]> = {
  login: [{ ask: (kind) => ({ body: { number: `unknown-${kind}`, password: 'x' } }), allowed: [], others: 401 }],
  loginByCode: [{ ask: () => ({ body: { code: 'AAAA-BBBB-CCCC' } }), allowed: [], others: 401 }],
  logout: [{ ask: () => ({}), allowed: EVERYBODY }],
  getMe: [{ ask: () => ({}), allowed: EVERYBODY }],
  changePassword: [{ ask: () => ({ body: { current: '', next: '八个字的新的密码' } }), allowed: EVERYBODY }],
  resetCode: [
    {
      ask: () => ({ params: { id: scene.hall.reps.at(-1)?.person ?? '' }, body: {} }),
      allowed: ['staff', 'secretary', 'admin'],
      others: 403,
    },
  ],
  getPeopleTemplate: [{ ask: () => ({ query: { format: 'csv' } }), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  previewPeople: [{ ask: () => ({ file: PEOPLE }), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  importPeople: [{ ask: () => ({ params: { id: newId() }, file: PEOPLE }), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  makeCodes: [{ ask: () => ({ body: { people: [scene.hall.stranger.person] } }), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  getComposition: [
    { ...id(() => scene.hall.session), allowed: EVERYBODY },
    { what: 'of no session', ...id(newId), allowed: [], others: 404 },
  ],
  getFounding: [{ ask: () => ({}), allowed: EVERYBODY, of: { nobody: 200 } }],
  found: [
    {
      ask: () => ({
        body: { code: 'AAAABBBBCCCC', school: '另一所学校', number: 'X1', name: '外人', sex: 'male', password: '八个字的新的密码' },
      }),
      allowed: [],
      others: 401,
    },
  ],
  listOffices: [{ ask: () => ({}), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  listOfficeChanges: [{ ask: () => ({}), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  changeOffices: [
    {
      ask: () => ({ body: { id: newId(), person: scene.hall.stranger.person, from: [], to: [], reason: null } }),
      allowed: [],
      others: 403,
      of: { admin: 400 },
    },
  ],
  ...paperRows(() => scene),
  ...sealedRows(() => scene),
  ...unitRows(() => scene),
  ...historyRows,
  listStaff: [{ ask: () => ({}), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  getSeatStory: [
    {
      ask: () => ({ params: { id: scene.hall.session, seat: scene.hall.reps[0]?.seat ?? '' } }),
      allowed: ['staff', 'secretary', 'admin'],
      others: 403,
    },
  ],
  getCredentials: [
    { ...id(() => scene.hall.session), allowed: EVERYBODY },
    { what: 'of no session', ...id(newId), allowed: [], others: 404 },
  ],
  listTerms: [{ ask: () => ({}), allowed: EVERYBODY }],
  saveTerm: [
    { ask: () => ({ body: { number: 3, startsOn: '2025-09-01', years: 3 } }), allowed: ['staff', 'secretary', 'admin'], others: 403 },
  ],
  getHallCode: [
    { ...id(() => scene.hall.session), allowed: ['staff', 'secretary', 'presidium'], others: 403 },
    { what: 'of no session', ...id(newId), allowed: [], others: 403, of: { staff: 404, secretary: 404, presidium: 404 } },
  ],
  // Open to strangers, and worth nothing to whoever has not scanned the screen.
  takeHallPass: [
    { ask: () => ({ params: { id: scene.hall.session }, body: { code: 'x'.repeat(16) } }), allowed: [], others: 409, of: { nobody: 409 } },
  ],
  listNotifications: [{ ask: () => ({}), allowed: EVERYBODY }],
  countUnread: [{ ask: () => ({}), allowed: EVERYBODY }],
  readNotifications: [{ ask: () => ({ body: { upTo: 0 } }), allowed: EVERYBODY }],
  getChoice: [{ ask: () => ({}), allowed: EVERYBODY }],
  putChoice: [{ ask: () => ({ body: { email: '', emailGroups: [], quietFrom: 0, quietTo: 0 } }), allowed: EVERYBODY }],
  listFailedMessages: [{ ask: () => ({}), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  retryMessage: [
    { ask: () => ({ params: { id: newId() }, body: {} }), allowed: [], others: 403, of: { staff: 404, secretary: 404, admin: 404 } },
  ],
  getCalendar: [{ ask: () => ({ query: { year: '2026' } }), allowed: EVERYBODY }],
  previewCalendar: [
    { ask: () => ({ file: Buffer.from('日期,类型,名称\n2027-01-01,放假,元旦\n') }), allowed: ['staff', 'secretary', 'admin'], others: 403 },
  ],
  putCalendar: [{ ask: () => ({ body: { year: 2199, days: [] } }), allowed: ['staff', 'secretary', 'admin'], others: 403 }],
  listQuestions: [{ ask: () => ({}), allowed: EVERYBODY }],
  listOpinions: [
    { ...id(() => scene.undertaking), allowed: EVERYBODY },
    { what: 'of no undertaking', ...id(newId), allowed: [], others: 404 },
  ],
  getLoad: [{ ask: () => ({}), allowed: ['committee', 'leader', 'staff'], others: 403 }],
  getMotionsReport: [
    { ...id(() => scene.hall.session), allowed: ['staff', 'committee', 'presidium', 'secretary'], others: 403 },
    { what: 'of no session', ...id(newId), allowed: [], others: 403, of: { staff: 404, committee: 404, presidium: 404, secretary: 404 } },
  ],
  getMotionsReportPaper: [
    {
      ask: () => ({ params: { id: scene.hall.session }, query: { as: 'html' } }),
      allowed: ['staff', 'committee', 'presidium', 'secretary'],
      others: 403,
    },
  ],
  getCongress: [{ ask: () => ({}), allowed: EVERYBODY }],
  getSettings: [{ ask: () => ({}), allowed: EVERYBODY }],
  listSettingChanges: [{ ask: () => ({ query: {} }), allowed: EVERYBODY }],
  changeSetting: [
    {
      what: 'a rule that stands already, which is no change',
      ask: () => ({ body: { id: newId(), change: { knob: 'rounds', to: 2 }, reason: null, seen: 0 } }),
      allowed: [],
      others: 403,
      of: { staff: 400, admin: 400 },
    },
  ],
  listAgendaVersions: [
    { ...id(() => scene.hall.session), allowed: EVERYBODY },
    { what: 'of no session', ...id(newId), allowed: [], others: 404 },
  ],
  listFloor: [ballotRow(() => scene.hall.session)],
  getSession: [{ ...id(() => scene.hall.session), allowed: EVERYBODY }],
  sendSessionAct: [
    {
      what: 'showing a page',
      ...say(
        () => scene.hall.session,
        () => ({ type: 'session.show', page: 'agenda', item: null, ballot: null }),
      ),
      allowed: ['secretary', 'presidium'],
      others: 403,
    },
    {
      what: 'adding to the agenda',
      ...say(
        () => scene.hall.session,
        () => ({
          type: 'session.addItem',
          item: newId(),
          after: null,
          title: '临时议题',
          power: 'other',
          kind: 'hear',
          method: null,
          motion: null,
          presenter: null,
          minutes: null,
        }),
      ),
      allowed: ['secretary', 'staff'],
      others: 403,
    },
    {
      what: 'adopting the rules by themselves',
      ...say(
        () => scene.hall.session,
        () => ({ type: 'session.adoptRules' }),
      ),
      allowed: [],
      others: 403,
    },
  ],
  listSeats: [
    { ...id(() => scene.hall.session), allowed: EVERYBODY },
    { what: 'of no session', ...id(newId), allowed: [], others: 404 },
  ],
  getAttendance: [
    { ...id(() => scene.hall.session), allowed: EVERYBODY },
    { what: 'of no session', ...id(newId), allowed: [], others: 404 },
  ],
  listMotions: [{ ask: () => ({}), allowed: EVERYBODY }],
  listSimilar: [{ ask: () => ({ body: { title: '休息室', text: '', except: null } }), allowed: EVERYBODY }],
  listSuggestions: [{ ask: () => ({ query: { view: 'open' } }), allowed: EVERYBODY }],
  getMotionsTable: [{ ask: () => ({ query: { as: 'csv' } }), allowed: EVERYBODY }],
  listViews: [{ ask: () => ({}), allowed: EVERYBODY }],
  keepView: [{ ask: (kind) => ({ params: { id: newId() }, body: { name: kind, query: '' } }), allowed: EVERYBODY }],
  dropView: [{ ask: () => ({ params: { id: newId() }, body: {} }), allowed: EVERYBODY }],
  getMotion: motionRows,
  getTimeline: motionRows,
  sendMotionAct: [
    {
      what: 'writing one',
      ask: () => ({
        params: { id: newId() },
        body: act({
          type: 'motion.create',
          session: scene.hall.session,
          kind: 'proposal',
          delegation: null,
          category: 'campus',
          department: null,
          ...WORDING,
        }),
      }),
      allowed: SEATED,
      others: 403,
    },
    {
      what: 'laying a draft before the congress',
      ask: () => ({
        params: { id: newId() },
        body: act({
          type: 'motion.create',
          session: scene.hall.session,
          kind: 'draftItem',
          delegation: null,
          category: 'campus',
          department: null,
          ...WORDING,
        }),
      }),
      allowed: ['staff'],
      others: 403,
    },
    {
      what: 'editing one that seeks seconds',
      ...say(
        () => scene.seeking,
        () => ({ type: 'motion.edit', category: 'campus', department: null, ...WORDING }),
      ),
      allowed: ['author'],
      others: 404,
      of: { seconder: 403, representative: 403, head: 403, otherHead: 403, scrutineer: 403 },
    },
    {
      what: 'proposing whom to dispatch to',
      ...say(
        () => scene.filed,
        () => ({ type: 'motion.proposeDispatch', lead: scene.hall.departments[0], coHandling: [], dueOn: '2030-03-10' }),
      ),
      allowed: ['committee'],
      others: 403,
    },
    {
      what: 'adopting it without a ballot',
      ...say(
        () => scene.filed,
        () => ({ type: 'motion.adopt', ballot: newId() }),
      ),
      allowed: [],
      others: 409,
    },
  ],
  listBallots: [{ ask: () => ({ query: { session: scene.hall.session } }), allowed: INSIDE, others: 404 }],
  getBallot: [ballotRow(() => scene.running), ballotRow(() => scene.counted), ballotRow(() => scene.planned)],
  sendBallotAct: [
    {
      what: 'adjusting one',
      ...say(
        () => scene.planned,
        () => ({
          type: 'ballot.adjust',
          title: '方案',
          power: 'staffInterest',
          method: 'secret',
          items: [{ id: scene.item, title: '方案', marks: MARKS }],
          passing: HALF,
          finality: 'first',
        }),
      ),
      allowed: ['secretary', 'staff'],
      others: 403,
      of: outside(404),
    },
    {
      what: 'certifying one',
      ...say(
        () => scene.planned,
        () => ({ type: 'ballot.certify' }),
      ),
      allowed: [],
      others: 409,
      of: outside(404),
    },
    {
      what: 'announcing what is not certified',
      ...say(
        () => scene.counted,
        () => ({ type: 'ballot.announce' }),
      ),
      allowed: [],
      others: 403,
      of: { secretary: 409, presidium: 409, ...outside(404) },
    },
  ],
  listMissing: [
    { what: 'while papers are out', ...id(() => scene.running), allowed: ['secretary', 'scrutineer'], others: 403, of: outside(404) },
    { what: 'once they are counted', ...id(() => scene.counted), allowed: [], others: 403, of: outside(404) },
  ],
  simulateCheckIns: [
    { what: 'in a real session', ask: () => ({ params: { id: scene.hall.session }, body: {} }), allowed: [], others: 403 },
    { what: 'in no session', ask: () => ({ params: { id: newId() }, body: {} }), allowed: [], others: 404 },
  ],
  simulateCasts: [
    { what: 'in a real ballot', ask: () => ({ params: { id: scene.running }, body: {} }), allowed: [], others: 403 },
    { what: 'in no ballot', ask: () => ({ params: { id: newId() }, body: {} }), allowed: [], others: 404 },
  ],
  simulateParts: [
    { what: 'in a real ballot', ask: () => ({ params: { id: scene.running }, body: {} }), allowed: [], others: 403 },
    { what: 'in no ballot', ask: () => ({ params: { id: newId() }, body: {} }), allowed: [], others: 404 },
  ],
  simulateKeys: [{ what: 'in a real session', ask: () => ({ params: { id: scene.hall.session }, body: {} }), allowed: [], others: 403 }],
  cast: [
    {
      ask: () => ({ params: { id: scene.running }, body: { id: newId(), paper: { [scene.item]: 'approve' } } }),
      allowed: SEATED,
      others: 403,
      of: outside(404),
    },
  ],
  getComposedResolution: [{ ...id(() => scene.hall.session), allowed: DESK, others: 403 }],
  getSessionPaper: [
    { ask: () => ({ params: { id: scene.hall.session, paper: 'report' }, query: { as: 'html' } }), allowed: DESK, others: 403 },
  ],
  getMotionResolution: [{ ask: () => ({ params: { id: scene.filed }, query: { as: 'html' } }), allowed: [], others: 404 }],
  getResultForm: [
    {
      what: 'of what is counted and not announced',
      ask: () => ({ params: { id: scene.counted }, query: { as: 'html' } }),
      allowed: ['secretary', 'presidium', 'scrutineer'],
      others: 403,
      of: outside(404),
    },
    {
      what: 'of what is still voted on',
      ask: () => ({ params: { id: scene.running }, query: { as: 'html' } }),
      allowed: [],
      others: 403,
      of: { secretary: 409, presidium: 409, scrutineer: 409, ...outside(404) },
    },
  ],
  getRecordTable: [
    {
      ask: () => ({ params: { id: scene.hall.session, table: 'roll' }, query: { as: 'csv' } }),
      allowed: ['secretary', 'staff'],
      others: 403,
    },
  ],
  // The session is not over, the ballot not announced: nobody takes what is not there yet.
  getSessionPack: [
    {
      ...id(() => scene.hall.session),
      allowed: [],
      others: 403,
      of: { secretary: 409, staff: 409, presidium: 409, scrutineer: 409, ...SCRUTINY },
    },
  ],
  getBallotPack: [
    {
      ...id(() => scene.counted),
      allowed: [],
      others: 403,
      of: { secretary: 409, staff: 409, presidium: 409, scrutineer: 409, ...outside(404) },
    },
  ],
  getBoard: [{ ask: () => ({}), allowed: EVERYBODY }],
  getBoardSession: [
    { what: 'of a session to come', ...id(() => scene.hall.session), allowed: EVERYBODY },
    { what: 'of none', ...id(() => newId()), allowed: [], others: 404 },
  ],
  getTurnout: [ballotRow(() => scene.running)],
  listUndertakings: [{ ask: () => ({}), allowed: EVERYBODY }],
  getUndertaking: [{ ...id(() => scene.undertaking), allowed: EVERYBODY }],
  sendUndertakingAct: [
    {
      what: 'reporting progress',
      ...say(
        () => scene.undertaking,
        () => ({ type: 'undertaking.report', progress: 30, note: '已询价' }),
      ),
      allowed: ['officer'],
      others: 403,
    },
    {
      what: 'naming a case owner',
      ...say(
        () => scene.undertaking,
        () => ({ type: 'undertaking.supervise', owner: scene.hall.committee.person }),
      ),
      allowed: ['committee'],
      others: 403,
    },
    {
      what: 'rating what is not answered',
      ...say(
        () => scene.undertaking,
        () => ({ type: 'undertaking.rate', grade: 'satisfied', reason: '' }),
      ),
      allowed: [],
      others: 409,
    },
    {
      what: 'reminding',
      ...say(
        () => scene.undertaking,
        () => ({ type: 'undertaking.remind', note: '' }),
      ),
      allowed: ['staff'],
      others: 403,
    },
  ],
}

const operations = Object.entries(contract).filter((entry): entry is [OperationName, Operation & (typeof contract)[OperationName]] => {
  const [, value] = entry as [string, object]
  return 'method' in value && 'url' in value
})

/** A login besides, for words that end or change one. */
const anotherLogin = async (kind: Kind): Promise<string> => {
  const cookie = newId()
  await scene.hall.db
    .insertInto('login')
    .values({
      tokenHash: createHash('sha256').update(cookie).digest(),
      personId: scene.speaker(kind).person,
      createdAt: '2026-01-01T00:00:00.000Z',
      expiresAt: '2099-01-01T00:00:00.000Z',
    })
    .execute()
  return cookie
}

const statusFor = async (name: OperationName, operation: Operation, row: Row, kind: Kind): Promise<number> => {
  const { params = {}, query = {}, body, file } = row.ask(kind)
  const cookie = kind === 'nobody' ? null : name === 'logout' ? await anotherLogin(kind) : scene.speaker(kind).cookie
  const response = await scene.hall.app.app.inject({
    method: operation.method,
    url: operation.url.replaceAll(/:(\w+)/g, (_, part: string) => params[part] ?? ''),
    query,
    headers: {
      ...(cookie === null ? {} : { cookie: `${COOKIE}=${cookie}` }),
      ...(file === undefined ? {} : { 'content-type': 'application/octet-stream' }),
    },
    ...(body === undefined && file === undefined ? {} : { payload: file ?? body ?? {} }),
  })
  return response.statusCode
}
const expected = (row: Row, kind: Kind): number =>
  row.of?.[kind] ?? (kind === 'nobody' ? 401 : row.allowed.includes(kind) ? 200 : (row.others ?? 200))

describe('every operation, for every kind of person', () => {
  test('has a row', () => expect(operations.map(([name]) => name).toSorted()).toEqual(Object.keys(table).toSorted()))

  test.each(operations)('%s', async (name, operation) => {
    for (const row of table[name]) {
      const [answers, wanted] = [[row.what ?? name], [row.what ?? name]]
      for (const kind of KINDS) {
        answers.push(`${kind} ${await statusFor(name, operation, row, kind)}`)
        wanted.push(`${kind} ${expected(row, kind)}`)
      }
      expect(answers).toEqual(wanted)
    }
  })
})
