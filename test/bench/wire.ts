/** HTTP/1.1 as bare as it gets, one request at a time on a kept-alive connection: the load must not cost more than the server. */
import { connect, type Socket } from 'node:net'
import { newId } from '../../server/ids.ts'
import { COOKIE } from '../../server/login.ts'

export type Shot = { path: string; cookie: string; item: string; mark: string }

const MARKS = ['approve', 'oppose', 'abstain'] as const
export const markOf = (i: number): string => MARKS[i % MARKS.length] ?? 'approve'

const requestOf = ({ path, cookie, item, mark }: Shot): string => {
  const body = `{"id":"${newId()}","paper":{"${item}":"${mark}"}}`
  return `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncookie: ${COOKIE}=${cookie}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
}

/** One connection. `fire` resolves with the status once the whole answer has come. */
export class Wire {
  readonly #socket: Socket
  #text = ''
  #answer: ((status: number) => void) | null = null
  #broken: (error: Error) => void = () => undefined

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (chunk: Buffer) => this.#read(chunk))
    socket.on('error', (error) => this.#broken(error))
    socket.on('close', () => this.#broken(new Error('the server closed the connection')))
  }

  static async to(port: number): Promise<Wire> {
    const socket = connect(port, '127.0.0.1')
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    return new Wire(socket)
  }

  fire(shot: Shot): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#answer = resolve
      this.#broken = reject
      this.#socket.write(requestOf(shot), 'latin1')
    })
  }

  close(): void {
    this.#broken = () => undefined
    this.#socket.destroy()
  }

  #read(chunk: Buffer): void {
    this.#text += chunk.toString('latin1')
    const head = this.#text.indexOf('\r\n\r\n')
    if (head < 0) return
    const length = /content-length: (\d+)/i.exec(this.#text.slice(0, head))?.[1]
    if (length === undefined) return this.#broken(new Error('an answer without a length'))
    if (this.#text.length < head + 4 + Number(length)) return
    const status = Number(this.#text.slice(9, 12))
    this.#text = ''
    this.#answer?.(status)
  }
}
