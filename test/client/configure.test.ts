import { HALF_OF_ROLL } from '../../machines/majority.ts'
import { describe, expect, it } from 'vitest'
import {
  adjustment,
  blankSetup,
  bySchool,
  configuration,
  mustBeSecret,
  setupOfBallot,
  setupOfItem,
  type Setup,
} from '../../client/desk/configure.ts'
import type { RaterGroup } from '../../machines/matters.ts'
import type { AgendaItem } from '../../machines/agenda.ts'
import { blankBallot } from '../../machines/ballot-context.ts'

const SESSION = 'sessionSessionAA'
const SITTING = { passing: HALF_OF_ROLL, resolution: null, resolutionAdopted: false, unit: null }
const item: AgendaItem = {
  id: 'itemitemitemitem',
  title: '绩效工资分配方案',
  power: 'staffInterest',
  kind: 'decide',
  method: 'secret',
  motion: 'motionmotionmot',
  presenter: null,
  minutes: null,
  startedAt: null,
  endedAt: null,
  ballot: null,
  phase: 'collated',
  since: 1,
  collation: null,
  override: null,
}

const rules = { ratingComplete: false, ratingsSeenBy: 'presidium', ratingPoints: null, raterGroups: null } as const

describe('setting up a ballot', () => {
  it('takes its matter, power and method from the agenda', () => {
    expect(configuration(setupOfItem(item, SITTING), 'question', SESSION, item)).toMatchObject({
      matter: 'motion',
      motion: 'motionmotionmot',
      agendaItem: item.id,
      power: 'staffInterest',
      method: 'secret',
      items: [{ id: 'question', title: '绩效工资分配方案', marks: ['approve', 'oppose', 'abstain'] }],
    })
    expect(setupOfItem({ ...item, motion: null, kind: 'elect' }, SITTING).matter).toBe('election')
    expect(setupOfItem({ ...item, motion: null, kind: 'appraise' }, SITTING).matter).toBe('appraisal')
  })

  it('is about the resolution under the item that is for it, once one was drafted and until it is adopted', () => {
    const closing = { ...item, motion: null, method: 'acclamation' as const, power: 'other' as const }
    expect(setupOfItem(closing, SITTING).matter).toBe('other')
    expect(setupOfItem(closing, { ...SITTING, resolution: '决议' }).matter).toBe('resolution')
    expect(setupOfItem(closing, { ...SITTING, resolution: '决议', resolutionAdopted: true }).matter).toBe('other')
  })

  it('begins with the pass line of the session', () => {
    const twoThirds = { base: 'roll', comparator: '>=', numerator: 2, denominator: 3 } as const
    expect([setupOfItem(item, { ...SITTING, passing: twoThirds }).passing, blankSetup(twoThirds).passing]).toEqual([twoThirds, twoThirds])
  })

  it('sets candidates in the order of their surnames’ strokes', () => {
    const people = ['欧阳海涛', '马文博', '王天佑'].map((name) => ({ id: name, name }))
    const election: Setup = { ...setupOfItem({ ...item, motion: null, kind: 'elect' }, SITTING), people }
    expect(configuration(election, '', SESSION, item)?.items.map(({ title }) => title)).toEqual(['马文博', '王天佑', '欧阳海涛'])
  })

  it('leaves the appraised in the order they were named, each with the four levels and “not rated”', () => {
    const people = ['欧阳海涛', '马文博'].map((name) => ({ id: name, name }))
    const appraisal: Setup = { ...setupOfItem({ ...item, motion: null, kind: 'appraise' }, SITTING), people }
    expect(adjustment(appraisal, '')?.items).toMatchObject([
      { title: '欧阳海涛', marks: ['excellent', 'competent', 'basicallyCompetent', 'incompetent', 'skip'] },
      { title: '马文博' },
    ])
  })

  it('rates each person under 德能勤绩廉 on lines of their own, as many persons as a paper holds', () => {
    const people = Array.from({ length: 13 }, (_, n) => ({ id: `person${n}AAAAAAAAAAAA`, name: `干部${n}` }))
    const setup: Setup = {
      ...setupOfItem({ ...item, motion: null, kind: 'appraise' }, SITTING),
      people: people.slice(0, 12),
      byAspect: true,
    }
    const made = configuration(setup, '', SESSION, item)
    expect(made?.items).toHaveLength(60)
    expect(new Set(made?.items.map(({ id }) => id)).size).toBe(60)
    expect(made?.items.slice(0, 6).map(({ title, person }) => [title, person])).toEqual([
      ...['德', '能', '勤', '绩', '廉'].map((aspect) => [`干部0 · ${aspect}`, people[0]?.id]),
      ['干部1 · 德', people[1]?.id],
    ])
    expect(configuration({ ...setup, people }, '', SESSION, item)).toBeNull()
  })

  it('finds the persons of such a paper again, and makes the same paper of them', () => {
    const people = ['马文博', '丁一'].map((name, n) => ({ id: `person${n}AAAAAAAAAAAA`, name }))
    const setup: Setup = { ...setupOfItem({ ...item, motion: null, kind: 'appraise' }, SITTING), people, byAspect: true }
    const made = adjustment(setup, '')
    const again = setupOfBallot({ ...blankBallot, ...made, matter: 'appraisal', sheet: made?.sheet ?? null })
    expect(again).toMatchObject({ people, byAspect: true })
    expect(adjustment(again, '')?.items).toEqual(made?.items)
  })

  it('rates as the school’s rules have it: lines left out, readers, points', () => {
    const people = [{ id: 'personAAAAAAAAAA', name: '马文博' }]
    const appraisal: Setup = { ...setupOfItem({ ...item, motion: null, kind: 'appraise' }, SITTING), people }
    const points = { excellent: 100, competent: 80, basicallyCompetent: 60, incompetent: 0 }
    const ruled = bySchool(appraisal, { ...rules, ratingComplete: true, ratingsSeenBy: 'staff', ratingPoints: points }, 'appraisal')
    expect(adjustment(ruled, '')?.sheet).toEqual({ kind: 'rating', complete: true, seenBy: 'staff', points })
    expect(adjustment(bySchool(appraisal, rules, 'appraisal'), '')?.sheet).toEqual({
      kind: 'rating',
      complete: false,
      seenBy: 'presidium',
    })
  })

  it('weighs raters in the groups that the school has, from the first, and lets one appraisal do without', () => {
    const raterGroups: RaterGroup[] = [
      { group: 'leaders', name: '校领导', weight: 40 },
      { group: 'others', name: '其他代表', weight: 60 },
    ]
    const people = [{ id: 'personAAAAAAAAAA', name: '马文博' }]
    const appraisal: Setup = { ...setupOfItem({ ...item, title: '民主评议', motion: null, kind: 'appraise' }, SITTING), people }
    const weighed = bySchool(appraisal, { ...rules, raterGroups }, 'appraisal')
    const made = adjustment(weighed, '')
    expect(made).toMatchObject({
      title: '民主评议 · 校领导',
      sheet: { raters: { appraisal: 'appraisal', title: '民主评议', of: ['leaders'], groups: raterGroups } },
    })
    expect(adjustment({ ...weighed, raters: null }, '')).toMatchObject({ title: '民主评议', sheet: { kind: 'rating' } })
    const ballot = { ...blankBallot, ...made, matter: 'appraisal' as const, sheet: made?.sheet ?? null }
    expect(adjustment(setupOfBallot(ballot), '')).toEqual(made)
    expect(setupOfBallot({ ...ballot, round: 2 }).ratersOffered).toBeNull()
  })

  it('asks a survey line by line, and an election for its seats, with nobody both a candidate and a write-in', () => {
    const people = ['马文博', '丁一'].map((name) => ({ id: name, name }))
    const election: Setup = { ...setupOfItem({ ...item, motion: null, kind: 'elect' }, SITTING), people, seats: 1, writeIns: people }
    expect(adjustment(election, '')).toMatchObject({
      items: [{ title: '丁一' }, { title: '马文博' }],
      sheet: { kind: 'election', seats: 1, stage: 'first', writeIns: [] },
    })
    expect(adjustment({ ...election, order: 'lot' }, '')?.items[0]?.title).toBe('马文博')
    expect(adjustment({ ...election, matter: 'survey' }, '')?.sheet).toEqual({ kind: 'rating', complete: false, seenBy: 'staff' })
  })

  it('is not complete without a title, or without anybody to vote on', () => {
    expect(configuration({ ...blankSetup(HALF_OF_ROLL), title: '  ' }, 'question', SESSION, undefined)).toBeNull()
    expect(adjustment({ ...blankSetup(HALF_OF_ROLL), title: '选举', matter: 'election' }, 'question')).toBeNull()
  })

  it('knows when only a secret ballot will do', () => {
    expect(mustBeSecret(setupOfItem(item, SITTING), null)).toBe(true)
    expect(mustBeSecret(setupOfItem(item, SITTING), '主席团决定')).toBe(false)
    expect(mustBeSecret({ ...blankSetup(HALF_OF_ROLL), power: 'other' }, null)).toBe(false)
  })
})
