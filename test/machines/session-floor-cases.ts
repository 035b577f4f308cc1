/** What stands in the way of the floor, the clocks, and a desk that takes over. */
import type { RequestState } from '../../machines/floor.ts'
import { LIMIT } from '../../machines/schema.ts'
import type { Case } from './obstacles.ts'
import { id, NOON, second, secretary } from './people.ts'

const asked = (state: RequestState, on = id('discussing')) => ({
  state,
  item: on,
  seat: id('seat'),
  person: second.person,
  delegation: null,
})
const inHall = { seat: { presence: 'present', kind: 'representative', delegation: null, head: false } } as const

export const floorCases = {
  requestNew: {
    'a request is made once': { in: 'open', word: 'session.askFloor', known: { ...inHall, request: asked('spoken') } },
  },
  requestWaiting: {
    'who has spoken does not get the floor again without asking': {
      in: 'open',
      word: 'session.giveFloor',
      known: { request: asked('spoken') },
    },
    'a request that was taken back is not given the floor': {
      in: 'open',
      word: 'session.giveFloor',
      known: { request: asked('withdrawn') },
    },
    'nobody takes back what is not there': { in: 'open', word: 'session.withdrawFloor', known: { request: null } },
    'who speaks is not put elsewhere in the line': { in: 'open', word: 'session.orderFloor', known: { request: asked('speaking') } },
  },
  requestOfDiscussion: {
    'nobody speaks on what is no longer discussed': {
      in: 'open',
      word: 'session.giveFloor',
      known: { request: asked('waiting', id('collated')) },
    },
    'nor is the line for it ordered': { in: 'open', word: 'session.orderFloor', known: { request: asked('waiting', id('collated')) } },
  },
  notAsking: {
    'nobody stands in the line twice': {
      in: 'open',
      word: 'session.askFloor',
      known: { ...inHall, request: null, asking: true },
    },
  },
  floorHasRoom: {
    'a line has an end': {
      in: 'open',
      word: 'session.askFloor',
      known: { ...inHall, request: null, requests: LIMIT.requests },
    },
  },
  somebodySpeaking: { 'a floor that nobody has is not taken': { in: 'open', word: 'session.endFloor', context: { floor: null } } },
  timerRunning: { 'a clock that does not run is not stopped': { in: 'open', word: 'session.stopTimer', context: { timer: null } } },
  deskElsewhere: {
    'a desk does not take over from itself': {
      in: 'open',
      word: 'session.takeDesk',
      context: { desk: { device: id('device'), label: '', person: secretary.person, since: NOON } },
    },
  },
} satisfies Record<string, Record<string, Case<'session'>>>
