/** Where messages arrive in tests: a chat maker's door that checks signatures by its own documents, and a mail server. */
import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Arrived = { path: string; body: Record<string, unknown>; signed: boolean }
export type ChatDoor = {
  origin: string
  arrived: Arrived[]
  /** What it answers next, and how long it takes to; `hold` leaves the caller waiting for ever. */
  answer: { status: number; body: unknown; hold: boolean }
  close: () => Promise<void>
}

export const CHAT_SECRETS = { dingtalk: 'SECdingtalk', feishu: 'feishuSecret' }

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('base64')
const HOUR_S = 3_600
const isFresh = (seconds: number) => Math.abs(Date.now() / 1000 - seconds) < HOUR_S

const isSigned = (url: URL, body: Record<string, unknown>): boolean => {
  if (url.pathname === '/dingtalk') {
    const timestamp = url.searchParams.get('timestamp') ?? ''
    const { dingtalk } = CHAT_SECRETS
    return isFresh(Number(timestamp) / 1000) && url.searchParams.get('sign') === hmac(dingtalk, `${timestamp}\n${dingtalk}`)
  }
  if (url.pathname === '/feishu') {
    const timestamp = String(body['timestamp'])
    return isFresh(Number(timestamp)) && body['sign'] === hmac(`${timestamp}\n${CHAT_SECRETS.feishu}`, '')
  }
  return url.searchParams.get('key') === 'wecomKey'
}

const TAKEN = { errcode: 0, errmsg: 'ok', code: 0 }

export const openChatDoor = async (): Promise<ChatDoor> => {
  const arrived: Arrived[] = []
  const door: ChatDoor = { origin: '', arrived, answer: { status: 200, body: TAKEN, hold: false }, close: async () => {} }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://door')
      const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>
      const signed = isSigned(url, body)
      arrived.push({ path: url.pathname, body, signed })
      if (door.answer.hold) return
      response.writeHead(door.answer.status, { 'content-type': 'application/json' })
      response.end(JSON.stringify(signed ? door.answer.body : { errcode: 310000, code: 19021, msg: 'sign not match' }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  door.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  door.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return door
}

/** Its three robots, as `buildApp` is told of them. */
export const robotsAt = (origin: string) => ({
  wecom: { url: `${origin}/wecom?key=wecomKey`, secret: null },
  dingtalk: { url: `${origin}/dingtalk`, secret: CHAT_SECRETS.dingtalk },
  feishu: { url: `${origin}/feishu`, secret: CHAT_SECRETS.feishu },
})

export type MailDoor = { url: string; mails: { to: string[]; text: string }[]; refusing: boolean; close: () => Promise<void> }

export const openMailDoor = async (): Promise<MailDoor> => {
  const door: MailDoor = { url: '', mails: [], refusing: false, close: async () => {} }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => done(door.refusing ? new Error('mailbox busy') : null),
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        door.mails.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  door.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`
  door.close = () => new Promise((resolve) => server.close(() => resolve()))
  return door
}

/** The text of a mail, whatever it was wrapped in for the way. */
export const readable = (mail: string): string => {
  const [head = '', ...rest] = mail.split('\r\n\r\n')
  const body = rest.join('\r\n\r\n')
  const subject = [...head.matchAll(/=\?UTF-8\?B\?([^?]+)\?=/gi)].map(([, part = '']) => Buffer.from(part, 'base64').toString()).join('')
  const text = /base64/i.test(head)
    ? Buffer.from(body, 'base64').toString()
    : decodeURIComponent(body.replaceAll(/=\r\n/g, '').replaceAll(/=([0-9A-F]{2})/g, '%$1'))
  return `${head}\n${subject}\n${text}`
}
