import { describe, expect, it } from 'vitest'
import { RITUAL, ritualOf } from '../../client/desk/ritual.ts'
import { BALLOT_STATES } from '../../machines/ballot-context.ts'
import { METHODS } from '../../machines/matters.ts'

const nowOf = (...asked: Parameters<typeof ritualOf>) => ritualOf(...asked).find(({ place }) => place === 'now')?.step
const skippedOf = (...asked: Parameters<typeof ritualOf>) =>
  ritualOf(...asked)
    .filter(({ place }) => place === 'skipped')
    .map(({ step }) => step)

describe('the ritual of a ballot', () => {
  it('leaves out nothing of a secret ballot', () => {
    expect(skippedOf('open', 'secret', false)).toEqual([])
    expect(nowOf('quorum_checked', 'secret', false)).toBe('emptyBox')
  })

  it('passes over what has no meaning for the method', () => {
    expect(nowOf('quorum_checked', 'open', false)).toBe('issue')
    expect(nowOf('configured', 'hands', false)).toBe('attendance')
    expect(nowOf('quorum_checked', 'hands', false)).toBe('vote')
    expect(nowOf('counted', 'acclamation', false)).toBe('announce')
    expect(skippedOf('counted', 'hands', false)).toEqual(['rules', 'scrutineers', 'emptyBox', 'issue', 'certify'])
  })

  it('is done once announced, and stays undone where the round was void', () => {
    expect(ritualOf('announced', 'secret', true).every(({ place }) => place === 'done')).toBe(true)
    expect(ritualOf('archived', 'secret', false).some(({ place }) => place === 'done')).toBe(false)
  })

  it('has at most one step at hand, and none done after it', () => {
    for (const state of BALLOT_STATES) {
      for (const method of METHODS) {
        const places = ritualOf(state, method, state === 'announced')
          .filter(({ place }) => place !== 'skipped')
          .map(({ place }) => place)
        expect(places.filter((place) => place === 'now').length).toBeLessThanOrEqual(1)
        expect(places.lastIndexOf('done')).toBeLessThan(places.includes('ahead') ? places.indexOf('ahead') : RITUAL.length)
      }
    }
  })
})
