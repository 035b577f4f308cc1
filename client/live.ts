/**
 * The tab's one ear: a socket that says what has changed.
 *
 * Losing it loses nothing but seconds: it comes back with the last journal number it heard, and what it cannot replay
 * is fetched again. Frames carry no truth but small figures; everything else is read again from the server.
 */
import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { LIVE, type Frame } from '../server/frames.ts'
import { noteServerTime } from './api.ts'
import { outbox, waitMs } from './outbox.ts'
import { ATTENDANCE_LISTS, invalidateLists, invalidateListsOf, NOTIFICATION_LISTS, invalidateSubject, keys } from './queries.ts'
import { fetchedVersion, type SubjectView } from './subjects.ts'
import { turnouts } from './turnout.ts'

export { useTurnout } from './turnout.ts'

export type Connection = 'live' | 'connecting' | 'offline'

/** Heartbeats missed before the line counts as lost. */
const MISSED = 3
/** Failed attempts before we say so: a blink is not worth a line on a screen. */
const ATTEMPTS_BEFORE_OFFLINE = 2
/** Attendance lists are fetched at most this often: a whole hall signs in at once. */
const ATTENDANCE_EVERY_MS = 1500

let connection: Connection = 'connecting'
const listeners = new Set<() => void>()
const setConnection = (next: Connection): void => {
  if (next === connection) return
  connection = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
export const useConnection = (): Connection => useSyncExternalStore(subscribe, () => connection)

type Streams = Map<string, number>
const streamOf = (frame: Frame): string | null => {
  switch (frame.is) {
    case 'changed':
      return `changed:${frame.subject}:${frame.id}`
    case 'attendance':
      return `attendance:${frame.of}`
    case 'turnout':
    case 'ceremony':
    case 'box':
      return `${frame.is}:${frame.of}`
    default:
      return null
  }
}

/** True when the frame is newer than what its stream has brought, and notes it. */
export const isNews = (streams: Streams, frame: Frame): boolean => {
  const stream = streamOf(frame)
  if (stream === null) return true
  if (frame.seq <= (streams.get(stream) ?? -1)) return false
  streams.set(stream, frame.seq)
  return true
}

/** Frames whose numbers are their own, not the journal's. */
const OWN_COUNT = new Set<Frame['is']>(['turnout', 'ceremony', 'box'])

/** What their frames bring is not replayed to whoever was away. */
const FIGURES = [['turnout'], ['subject', 'session'], ['subject', 'ballot'], ['opening'], ['ceremony']]

type Attendance = Extract<Frame, { is: 'attendance' }>

/** Presence changes in place, so that a hall signing in does not fetch the session fifty times. */
const noteAttendance = (client: QueryClient, { of, version, roll, present, onLeave }: Attendance): void => {
  client.setQueryData<SubjectView<'session'>>(keys.subject('session', of), (view) =>
    view && version >= view.version ? { ...view, version, context: { ...view.context, roll, present, onLeave } } : view,
  )
}

let attendanceDue = false
const refreshAttendanceSoon = (client: QueryClient): void => {
  if (attendanceDue) return
  attendanceDue = true
  setTimeout(() => {
    attendanceDue = false
    invalidateLists(client, ATTENDANCE_LISTS)
  }, ATTENDANCE_EVERY_MS)
}

const noteChange = (client: QueryClient, frame: Extract<Frame, { is: 'changed' }>): void => {
  // Lists are fetched apart from their subjects: one that was read between two changes still shows the first of them.
  if (frame.version <= fetchedVersion(frame.id)) return invalidateListsOf(client, frame.subject)
  const before = client.getQueryData<SubjectView<typeof frame.subject>>(keys.subject(frame.subject, frame.id))
  invalidateSubject(client, frame.subject, frame.id)
  // A paper is issued, a box is closed: what was counted so far is asked for afresh.
  if (frame.subject === 'ballot') void client.invalidateQueries({ queryKey: keys.turnout(frame.id) })
  // Another session may have become the current one.
  if (frame.subject === 'session' && before?.state !== frame.state) void client.invalidateQueries({ queryKey: keys.me })
}

export const applyFrame = (client: QueryClient, frame: Frame): void => {
  switch (frame.is) {
    case 'hello':
      noteServerTime(frame.now)
      return
    case 'changed':
      noteChange(client, frame)
      return
    case 'attendance':
      noteAttendance(client, frame)
      refreshAttendanceSoon(client)
      return
    case 'notified':
      invalidateLists(client, NOTIFICATION_LISTS)
      return
    case 'turnout':
      turnouts.note(frame.of, frame)
      return
    case 'ceremony':
      void client.invalidateQueries({ queryKey: keys.ceremony(frame.of) })
      return
    // Credentials, parts, the opening: the ballot's own version does not rise with them.
    case 'box':
      void client.invalidateQueries({ queryKey: keys.opening(frame.of) })
      if (frame.opening) void client.invalidateQueries({ queryKey: keys.subject('ballot', frame.of) })
      return
    case 'reset':
      void client.invalidateQueries()
      return
    case 'beat':
    case 'bye':
      return
  }
}

/** One tab's line to the hall: one socket at a time, opened again whenever it is lost. */
class Line {
  readonly #client: QueryClient
  readonly #streams: Streams = new Map()
  #socket: WebSocket | null = null
  /** The last journal number heard; null before the first greeting. */
  #after: number | null = null
  #attempts = 0
  #heardAt = 0
  #stopped = false
  #again: ReturnType<typeof setTimeout> | undefined
  #silence: ReturnType<typeof setTimeout> | undefined
  #heartbeatMs = LIVE.heartbeatSeconds * 1000

  constructor(client: QueryClient) {
    this.#client = client
  }

  open = (): void => {
    clearTimeout(this.#again)
    if (this.#stopped || this.#socket) return
    const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
    const socket = new WebSocket(`${scheme}://${location.host}${LIVE.url}${this.#after === null ? '' : `?after=${this.#after}`}`)
    this.#socket = socket
    socket.onopen = () => this.#listen()
    socket.onmessage = ({ data }) => {
      this.#listen()
      this.#hear(JSON.parse(String(data)) as Frame)
    }
    socket.onclose = () => {
      if (this.#socket === socket) this.#lost()
    }
  }

  close(): void {
    this.#stopped = true
    clearTimeout(this.#again)
    clearTimeout(this.#silence)
    this.#hangUp()
    setConnection('connecting')
  }

  /** The phone woke up or the Wi-Fi is back: do not sit out the wait, nor trust a socket that slept. */
  wake = (): void => {
    if (document.visibilityState !== 'visible' || !navigator.onLine) return
    if (connection !== 'live' || Date.now() - this.#heardAt > this.#heartbeatMs) this.#hangUp()
    this.open()
    outbox.retryAll()
    // Whoever was signed in at the desk, or in another tab, meanwhile: figures came by themselves, one's own presence did not.
    void this.#client.invalidateQueries({ queryKey: ['subject', 'session'] })
  }

  #hangUp(): void {
    const socket = this.#socket
    this.#socket = null
    socket?.close()
  }

  /** Each sound starts the silence anew; too long a silence is a lost line. */
  #listen(): void {
    this.#heardAt = Date.now()
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#socket?.close(), this.#heartbeatMs * MISSED)
  }

  #lost(): void {
    clearTimeout(this.#silence)
    this.#socket = null
    if (this.#stopped) return
    this.#attempts += 1
    setConnection(this.#attempts > ATTEMPTS_BEFORE_OFFLINE || !navigator.onLine ? 'offline' : 'connecting')
    this.#again = setTimeout(this.open, waitMs(this.#attempts - 1))
  }

  #greet(hello: Extract<Frame, { is: 'hello' }>): void {
    this.#heartbeatMs = hello.heartbeatSeconds * 1000
    // What was asked before anybody listened may be old already; later on the missed frames are replayed, all but figures.
    if (this.#after === null) void this.#client.invalidateQueries({ predicate: ({ queryKey: [kind] }) => kind !== 'me' })
    else for (const queryKey of FIGURES) void this.#client.invalidateQueries({ queryKey })
    this.#after ??= hello.seq
    this.#attempts = 0
    setConnection('live')
    outbox.retryAll()
  }

  #hear(frame: Frame): void {
    if (frame.is === 'hello') this.#greet(frame)
    else if (!OWN_COUNT.has(frame.is)) this.#after = Math.max(this.#after ?? 0, frame.seq)
    if (isNews(this.#streams, frame)) applyFrame(this.#client, frame)
    if (frame.is === 'bye') this.#socket?.close()
  }
}

const sleep = () => setConnection('offline')

/** Opens the socket and keeps it open; the answer closes it. */
export const startLive = (client: QueryClient): (() => void) => {
  const line = new Line(client)
  addEventListener('online', line.wake)
  addEventListener('offline', sleep)
  document.addEventListener('visibilitychange', line.wake)
  line.open()
  return () => {
    removeEventListener('online', line.wake)
    removeEventListener('offline', sleep)
    document.removeEventListener('visibilitychange', line.wake)
    line.close()
  }
}
