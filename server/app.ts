/** The server put together: this file is its table of contents. */
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import websocket from '@fastify/websocket'
import Fastify, { LogController, type FastifyInstance, type FastifyServerOptions } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Db } from '../db/connect.ts'
import { Refusal } from '../machines/refusal.ts'
import { Booth } from './booth.ts'
import type { Clock, House } from './house.ts'
import { Live, ROLL_WORDS } from './live.ts'
import { COOKIE, Logins } from './login.ts'
import { sendProblem } from './problems.ts'
import { boardRoutes } from './routes/board.ts'
import { ballotRoutes } from './routes/ballots.ts'
import { openPress, type Press } from './documents/press.ts'
import { documentRoutes } from './routes/documents.ts'
import { healthRoutes } from './routes/health.ts'
import { historyRoutes } from './routes/history.ts'
import { liveRoutes } from './routes/live.ts'
import { Founding } from './offices.ts'
import { loginRoutes } from './routes/login.ts'
import { officeRoutes } from './routes/offices.ts'
import { listRoutes } from './routes/lists.ts'
import { motionRoutes } from './routes/motions.ts'
import { motionsReportRoutes } from './routes/motions-report.ts'
import { noticeRoutes } from './routes/notices.ts'
import { packRoutes } from './routes/packs.ts'
import { paperRoutes } from './routes/papers.ts'
import { peopleRoutes } from './routes/people.ts'
import { rehearsalRoutes } from './routes/rehearsal.ts'
import { sealedRoutes } from './routes/sealed.ts'
import { rollRoutes } from './routes/roll.ts'
import { sessionRoutes } from './routes/sessions.ts'
import { settingsRoutes } from './routes/settings.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { ratingRoutes } from './routes/ratings.ts'
import { unitRoutes } from './routes/units.ts'
import { writingRoutes } from './routes/writing.ts'
import { afterwardsRoutes } from './routes/afterwards.ts'
import { notificationRoutes } from './routes/notifications.ts'
import { undertakingRoutes } from './routes/undertakings.ts'
import { openClock } from './clock.ts'
import { channelsOf, NO_POST, type PostConfig } from './post/config.ts'
import { sealedHall, type SealedHall } from './sealed/hall.ts'
import { BallotKeys } from './sealed/keys.ts'
import { BOX_WORDS, Sweeper } from './sweeper.ts'

export type AppOptions = {
  databaseUrl: string
  /** The folder of the keys of sealed ballots; servers of one database share it. Left out: `data/ballot-keys`, as for `npm start`. */
  ballotKeyDir?: string
  clock?: Clock
  logger?: FastifyServerOptions['logger']
  behindProxy?: boolean
  /** Where people reach this server, for links and codes. */
  publicUrl?: string | null
  /** Where messages may go; without it, none leaves the house. */
  post?: PostConfig
  /** The built client; without it the server serves its API only. */
  clientDir?: string
  /** More routes, for measuring a floor beside the real ones. */
  extend?: (app: FastifyInstance) => Promise<void>
}

const BODY_LIMIT = 65_536
const POOL = 20
/** A file of 20 MB comes in over a slow line; who has not even said what they want by then is no phone of ours. */
const PATIENCE = { requestTimeout: 120_000, http: { headersTimeout: 20_000 } }
const HANG_UP_MS = 100

const readers = async (app: FastifyInstance, logins: Logins) => {
  app.decorateRequest('account', null)
  app.decorateRequest('token', null)
  app.addHook('onRequest', async (request) => {
    if (!/^\/(?:api\/|board(?:[/?]|$))/.test(request.url)) return
    const token = request.cookies[COOKIE]
    request.token = token ?? null
    request.account = (await logins.find(token)) ?? null
  })
}

const documents = async (app: FastifyInstance) => {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Staff congress', version: '1', description: 'Every write is an act: a word said to a subject, once.' },
    },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
}

const client = async (app: FastifyInstance, clientDir: string | undefined) => {
  const built = clientDir !== undefined && existsSync(clientDir)
  if (built)
    await app.register(fastifyStatic, {
      root: clientDir,
      index: 'index.html',
      immutable: true,
      maxAge: '365d',
      setHeaders: (reply, path) => {
        if (path.endsWith('.html')) reply.setHeader('cache-control', 'no-cache')
        // A page of its own, to be opened as a file: whoever serves it could change it.
        if (path.endsWith(VERIFIER)) reply.setHeader('content-disposition', 'attachment; filename="verify.html"')
      },
    })
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && !request.url.startsWith('/api/') && (request.headers.accept ?? '').includes('text/html')
    if (built && isPage) return reply.header('cache-control', 'no-cache').sendFile('index.html', { immutable: false, maxAge: 0 })
    throw new Refusal('not-found', { path: request.url.slice(0, 200) })
  })
}

/** The plugin would close every socket itself, before the hall is told goodbye. */
function lettingNoMoreIn(this: FastifyInstance, done: () => void) {
  this.websocketServer.close()
  done()
}

/** The offline verifier, as `vite build --mode verifier` leaves it. */
const VERIFIER = join('verifier', 'index.html')

const security = {
  contentSecurityPolicy: {
    directives: {
      defaultSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      styleSrc: ["'self'", "'unsafe-inline'"],
      connectSrc: ["'self'"],
      frameAncestors: ["'self'"],
      upgradeInsecureRequests: null,
    },
  },
  // A hall is often served by plain http on its own network; whoever terminates https sets this header there.
  strictTransportSecurity: false,
  xFrameOptions: { action: 'sameorigin' as const },
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
}

type Parts = { house: House; logins: Logins; founding: Founding; booth: Booth; sealed: SealedHall; press: Press; options: AppOptions }

/** One file of routes a noun. */
const nouns = async (app: FastifyInstance, { house, logins, founding, booth, sealed, press, options }: Parts) => {
  await app.register(healthRoutes(house))
  await app.register(loginRoutes(house, logins, founding, { secure: options.behindProxy ?? false, publicUrl: options.publicUrl ?? null }))
  await app.register(peopleRoutes(house, logins))
  await app.register(rollRoutes(house))
  await app.register(officeRoutes(house, logins))
  await app.register(settingsRoutes(house))
  await app.register(signInRoutes(house))
  await app.register(sessionRoutes(house, logins))
  await app.register(paperRoutes(house))
  await app.register(noticeRoutes(house))
  await app.register(motionRoutes(house))
  await app.register(writingRoutes(house))
  await app.register(ballotRoutes(house, booth))
  await app.register(undertakingRoutes(house))
  await app.register(afterwardsRoutes(house))
  await app.register(notificationRoutes(house))
  await app.register(documentRoutes(house, press))
  await app.register(listRoutes(house, press))
  await app.register(historyRoutes(house))
  await app.register(motionsReportRoutes(house, press))
  await app.register(packRoutes(house, press))
  await app.register(boardRoutes(house))
  await app.register(sealedRoutes(house, sealed))
  await app.register(rehearsalRoutes(house, { booth, sealed }))
  await app.register(unitRoutes(house))
  await app.register(ratingRoutes(house))
}

export type App = { app: FastifyInstance; db: Db; house: House; booth: Booth; live: Live; founding: Founding }

const houseOf = (app: FastifyInstance, options: AppOptions): House => ({
  db: connect(options.databaseUrl, { max: POOL, log: (message, error) => app.log.warn({ err: error }, message) }),
  clock: options.clock ?? (() => new Date()),
  log: app.log,
  ballotKeys: new BallotKeys(options.ballotKeyDir ?? join('data', 'ballot-keys')),
  channels: channelsOf(options.post ?? NO_POST),
})

/** Builds the server; the caller lets it listen. Closing it answers the casts in flight and tells the sockets. */
export const buildApp = async (options: AppOptions): Promise<App> => {
  const app = Fastify({
    logger: options.logger ?? false,
    bodyLimit: BODY_LIMIT,
    ...PATIENCE,
    trustProxy: options.behindProxy ?? false,
    forceCloseConnections: 'idle',
    // A line a request would say who cast when: the log must not.
    logController: new LogController({ disableRequestLogging: true }),
    // A path that cannot be decoded never reaches a route, nor the error handler.
    frameworkErrors: sendProblem,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false, discriminator: true, allErrors: false } },
  })
  const house = houseOf(app, options)
  const { db } = house
  const logins = new Logins(house)
  const founding = new Founding(house, logins)
  const booth = new Booth(house)
  const sealed = sealedHall(house)
  const sweeper = new Sweeper(house)
  const press = openPress()
  const live = new Live(
    house,
    (word) => {
      if (ROLL_WORDS.has(word)) logins.forget()
      if (BOX_WORDS.has(word)) {
        sweeper.ask()
        sealed.forget()
      }
    },
    (token) => logins.find(token),
  )

  app.setErrorHandler(sendProblem)
  await app.register(cookie)
  await app.register(helmet, security)
  await app.register(rateLimit, { global: false })
  await app.register(websocket, { options: { maxPayload: 16_384 }, preClose: lettingNoMoreIn })
  await readers(app, logins)
  await documents(app)
  await nouns(app, { house, logins, founding, booth, sealed, press, options })
  await app.register(liveRoutes(live))
  if (options.extend) await options.extend(app)
  await client(app, options.clientDir)

  await live.open(options.databaseUrl)
  await founding.open()
  await sweeper.open()
  await sealed.open()
  const clock = await openClock(house, options)
  let hangUp: NodeJS.Timeout
  app.addHook('preClose', async () => {
    await clock.close()
    await live.close()
    // A connection whose last answer is only now given would be kept alive, and the server with it.
    hangUp = setInterval(() => app.server.closeIdleConnections(), HANG_UP_MS)
  })
  app.addHook('onClose', async () => {
    clearInterval(hangUp)
    await booth.close()
    await sealed.close()
    await sweeper.close()
    await press.close()
    await db.destroy()
  })
  return { app, db, house, booth, live, founding }
}
