/** The scrutineers' key: made together, opened by any k of them, and by nobody who cheats. */
import { describe, expect, test } from 'vitest'
import * as ceremony from '../../machines/sealed/ceremony.ts'
import { channelKeys, makeSeed, receive, send } from '../../machines/sealed/channel.ts'
import { Fault } from '../../machines/sealed/fault.ts'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readTrustees, writeTrustees } from '../../machines/sealed/trustees.ts'
import { belenios as asked, beleniosIsHere, inFolder } from './belenios.ts'
import { belenios, holdCeremony } from './congress.ts'
import { random, readLines, readVector } from './stand.ts'
import { readBoard } from '../../machines/sealed/archive.ts'

const faultOf = (work: () => unknown) => {
  try {
    work()
  } catch (thrown) {
    if (thrown instanceof Fault) return { code: thrown.code, ...thrown.facts }
    throw thrown
  }
  return null
}

const begin = (n: number, threshold: number) => {
  const seeds = Array.from({ length: n }, () => makeSeed(random))
  const circle = { threshold, certificates: seeds.map((seed) => ceremony.makeCertificate(belenios, seed, random)) }
  const polynomials = seeds.map((seed) => ceremony.makePolynomial(belenios, circle, seed, random))
  return { seeds, circle, polynomials }
}

describe('the ceremony', () => {
  test('gives trustees that everybody can check', () => {
    const { text } = holdCeremony(belenios, { n: 3, k: 2 })
    const trustees = readTrustees(belenios, writeTrustees([['Pedersen', text]]))
    expect(trustees.parties[0]).toMatchObject({ kind: 'Pedersen', threshold: 2, numbers: [1, 2, 3] })
  })

  test('refuses a polynomial other than the one whose hash was posted', () => {
    const { circle, polynomials } = begin(2, 2)
    const [first, second] = polynomials
    if (!first || !second) throw new Error('two were made')
    const posted = ceremony.commitmentHash(first)
    expect(ceremony.checkPolynomial(belenios, circle, { j: 1, posted, shown: first }).length).toBe(2)
    expect(faultOf(() => ceremony.checkPolynomial(belenios, circle, { j: 1, posted, shown: second }))).toMatchObject({
      code: 'trustee-polynomial',
      of: 'hash',
    })
  })

  test('names the scrutineer whose secret value does not fit their commitments', () => {
    const { seeds, circle, polynomials } = begin(3, 2)
    const [seed = '', cheat = ''] = seeds
    const input = ceremony.inputFor(polynomials, 1)
    const keys = channelKeys(belenios, cheat)
    const to = channelKeys(belenios, seed).encryption
    const wrong = send(belenios, keys.signing, to, JSON.stringify({ secret: '12345' }), random)
    const secrets = input.secrets.map((each, n) => (n === 1 ? wrong : each))
    expect(faultOf(() => ceremony.receiveShares(belenios, circle, seed, { ...input, secrets }, random))).toEqual({
      code: 'share',
      trustee: 2,
    })
  })

  test('refuses commitments that their owner did not sign', () => {
    const { circle, polynomials } = begin(2, 2)
    const shown = { coefexps: polynomials[1]?.coefexps ?? { message: '', signature: { challenge: '0', response: '0' } } }
    const posted = ceremony.commitmentHash(shown)
    expect(faultOf(() => ceremony.checkPolynomial(belenios, circle, { j: 1, posted, shown }))?.code).toBe('trustee-polynomial')
    expect(faultOf(() => ceremony.checkPolynomial(belenios, circle, { j: 3, posted, shown }))).toMatchObject({ of: 'trustee' })
  })

  test('refuses one person twice, and more shares than people', () => {
    const { circle } = begin(2, 2)
    const [first] = circle.certificates
    if (!first) throw new Error('two were made')
    expect(faultOf(() => ceremony.checkCertificates(belenios, { ...circle, certificates: [first, first] }))?.code).toBe(
      'trustee-certificate',
    )
    expect(faultOf(() => ceremony.checkCertificates(belenios, { ...circle, threshold: 3 }))?.code).toBe('trustee-threshold')
  })

  test('is for those who have a certificate', () => {
    const { circle, polynomials } = begin(2, 2)
    const stranger = makeSeed(random)
    expect(faultOf(() => ceremony.makePolynomial(belenios, circle, stranger, random))).toMatchObject({ code: 'key', of: 'certificate' })
    const input = ceremony.inputFor(polynomials, 1)
    expect(faultOf(() => ceremony.receiveShares(belenios, circle, stranger, input, random))).toMatchObject({ code: 'key' })
  })

  test('needs something from everybody', () => {
    const { seeds, circle, polynomials } = begin(2, 2)
    const { secrets, ...input } = ceremony.inputFor(polynomials, 1)
    const without = { ...input, secrets: secrets.slice(1) }
    expect(faultOf(() => ceremony.receiveShares(belenios, circle, seeds[0] ?? '', without, random))).toMatchObject({ code: 'shape' })
  })

  test('refuses a verification key that the commitments do not give', () => {
    const { seeds, circle, polynomials } = begin(2, 2)
    const outputs = seeds.map((seed, n) => ceremony.receiveShares(belenios, circle, seed, ceremony.inputFor(polynomials, n + 1), random))
    const shown = polynomials.map((polynomial, n) =>
      ceremony.checkPolynomial(belenios, circle, { j: n + 1, posted: ceremony.commitmentHash(polynomial), shown: polynomial }),
    )
    const [first, second] = outputs
    if (!first || !second) throw new Error('two were made')
    expect(faultOf(() => ceremony.checkOutput(belenios, shown, 1, first))).toBeNull()
    expect(faultOf(() => ceremony.checkOutput(belenios, shown, 1, second))).toEqual({ code: 'trustee-key', trustee: 1 })
  })

  test('has a short code that can be read aloud', () => {
    expect(ceremony.shortCode('a')).toMatch(/^\d{4} \d{4} \d{4}$/)
    expect(ceremony.shortCode('a')).not.toBe(ceremony.shortCode('b'))
  })
})

describe('a share', () => {
  test('opens for its seed and against its key only', () => {
    const { seeds, outputs, shares } = holdCeremony(belenios, { n: 2, k: 2 })
    const [own, other] = outputs
    if (!own || !other) throw new Error('two were made')
    expect(ceremony.openShare(belenios, seeds[0] ?? '', own.private_key, own.public_key.public_key)).toBe(shares[0])
    expect(faultOf(() => ceremony.openShare(belenios, seeds[1] ?? '', own.private_key, own.public_key.public_key))?.code).toBe('channel')
    expect(faultOf(() => ceremony.openShare(belenios, seeds[0] ?? '', own.private_key, other.public_key.public_key))?.code).toBe('key')
    expect(faultOf(() => channelKeys(belenios, 'too-short'))?.code).toBe('key')
  })

  test('that Belenios made opens, from its .key and .dkey', () => {
    const board = readBoard(readVector('threshold/aJqgyC6aZT94Mm.bel'))
    const { parties } = readTrustees(belenios, board.events[0]?.data[1] ?? '')
    const keys = parties.flatMap((party) => (party.kind === 'Pedersen' ? party.keys : [])).map(({ publicKey }) => publicKey.toString())
    const file = '9089067dd7ef5386745cfe7397051e9312dee9eb518f76f81f15a200a5b7fb51'
    const [seed = ''] = readLines(`threshold/private/${file}.key`)
    const [kept = ''] = readLines(`threshold/private/${file}.dkey`)
    expect(keys.map((key) => faultOf(() => ceremony.openShare(belenios, seed, kept, key)) === null)).toContain(true)
  })
})

describe('a message', () => {
  const [mine, yours] = [channelKeys(belenios, makeSeed(random)), channelKeys(belenios, makeSeed(random))]
  const text = send(belenios, mine.signing, yours.encryption, '保密', random)

  test('reaches whom it is for', () => {
    expect(receive(belenios, yours, mine.verification, text)).toBe('保密')
  })

  test('is refused when it is for another, from another, or altered', () => {
    expect(faultOf(() => receive(belenios, mine, mine.verification, text))).toMatchObject({ code: 'channel', of: 'tag' })
    expect(faultOf(() => receive(belenios, yours, yours.verification, text))?.code).toBe('channel')
    const { data, ...rest } = JSON.parse(text) as { data: string }
    const flipped = (data.startsWith('0') ? '1' : '0') + data.slice(1)
    expect(faultOf(() => receive(belenios, yours, mine.verification, JSON.stringify({ ...rest, data: flipped })))).toMatchObject({
      of: 'tag',
    })
    expect(faultOf(() => receive(belenios, yours, mine.verification, JSON.stringify({ ...rest, data: '00' })))).toMatchObject({
      of: 'length',
    })
    expect(faultOf(() => receive(belenios, yours, mine.verification, JSON.stringify({ ...rest, data: 'zz' })))).toMatchObject({
      of: 'data',
    })
  })

  test('is refused when a number of it is outside the group', () => {
    const fields = JSON.parse(text) as { alpha: string }
    const outside = JSON.stringify({ ...fields, alpha: (belenios.group.p - BigInt(fields.alpha)).toString() })
    expect(faultOf(() => receive(belenios, yours, mine.verification, outside))).toMatchObject({ code: 'element-group', of: 'channel' })
  })

  test('passed on to somebody else says whom it was for', () => {
    // Who may read it encrypts it anew for a third; the name inside gives it away.
    const third = channelKeys(belenios, makeSeed(random))
    const meant = { ...third, encryption: yours.encryption }
    const other = send(belenios, mine.signing, third.encryption, '保密', random)
    expect(faultOf(() => receive(belenios, meant, mine.verification, other))).toMatchObject({ code: 'channel', of: 'recipient' })
  })

  test('has a limit', () => {
    const long = 'x'.repeat(70_000)
    expect(faultOf(() => send(belenios, mine.signing, yours.encryption, long, random))).toMatchObject({ code: 'channel', of: 'length' })
  })
})

describe.runIf(beleniosIsHere())('with belenios-tool in the circle', () => {
  test('one scrutineer of three uses it, two use us, and all agree', () => {
    inFolder((folder) => {
      const steps = ['setup', 'generate-trustee-key-threshold', '--group', 'BELENIOS-2048', '--step']
      const run = (step: number, ...rest: string[]) => asked([...steps, String(step), ...rest], { folder })
      const write = (name: string, lines: unknown[]) =>
        writeFileSync(join(folder, name), lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
      const seeds = [makeSeed(random), makeSeed(random)]
      const ours = seeds.map((seed) => ceremony.makeCertificate(belenios, seed, random))
      run(1)
      const made =
        readdirSync(folder)
          .find((name) => name.endsWith('.cert'))
          ?.replace('.cert', '') ?? ''
      const theirs = JSON.parse(readFileSync(join(folder, `${made}.cert`), 'utf8')) as (typeof ours)[number]
      const circle = { threshold: 2, certificates: [...ours, theirs] }
      write('certs.jsons', circle.certificates)
      run(2, '--certs', 'certs.jsons')
      const polynomials = seeds.map((seed) => ceremony.makePolynomial(belenios, circle, seed, random))
      const third = JSON.parse(run(3, '--certs', 'certs.jsons', '--key', `${made}.key`, '--threshold', '2')) as ceremony.PolynomialText
      polynomials.push(third)
      write('polynomials.jsons', polynomials)
      const outputs = seeds.map((seed, n) => ceremony.receiveShares(belenios, circle, seed, ceremony.inputFor(polynomials, n + 1), random))
      const input = JSON.stringify(ceremony.inputFor(polynomials, 3))
      outputs.push(
        JSON.parse(asked([...steps, '5', '--certs', 'certs.jsons', '--key', `${made}.key`], { folder, input })) as ceremony.OutputText,
      )
      const text = asked([...steps, '6', '--certs', 'certs.jsons', '--polynomials', 'polynomials.jsons'], {
        folder,
        input: outputs.map((output) => `${JSON.stringify(output)}\n`).join(''),
      })
      expect(JSON.parse(text)).toEqual(ceremony.finishCeremony(circle, polynomials, outputs))
      expect(
        readTrustees(belenios, writeTrustees([['Pedersen', ceremony.finishCeremony(circle, polynomials, outputs)]])).parties.length,
      ).toBe(1)
    })
  })
})
