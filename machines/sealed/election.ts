/** What is voted on, under which key (specification 4.10). Its exact text is what everybody refers to. */
import { arithmetic, type Arithmetic, type FixedBase, type Tools } from './arithmetic.ts'
import { must } from './fault.ts'
import { groupOf, readElement, type Group } from './group.ts'
import { jsonHash } from './hash.ts'
import { checkQuestion, MAX_QUESTIONS, questionFields, readQuestion, type Question } from './question.ts'
import { parseJson, readFields, readInteger, readList, readText } from './shape.ts'

export type ElectionFields = {
  readonly name: string
  readonly description: string
  readonly group: string
  /** The product of the trustees' keys, in decimal. */
  readonly publicKey: string
  readonly questions: readonly Question[]
  /** At least 14 characters of Base58. */
  readonly uuid: string
  readonly administrator?: string
  readonly credentialAuthority?: string
}

/** An election with what is needed to reckon in it: its key has been found to be in the group. */
export type Election = ElectionFields & {
  readonly text: string
  /** φ: the hash of the text, which every ballot names. */
  readonly fingerprint: string
  readonly group: string
  readonly in: Arithmetic
  readonly y: bigint
  /** y^e, from a table. */
  readonly yPower: FixedBase
}

const UUID = /^[1-9A-HJ-NP-Za-km-z]{14,100}$/

/** The text as Belenios writes it. */
export const writeElection = (election: ElectionFields): string => {
  const { description, name, group, publicKey, questions, uuid, administrator, credentialAuthority } = election
  must(UUID.test(uuid), 'election-uuid', { uuid })
  for (const question of questions) checkQuestion(question)
  return JSON.stringify({
    version: 1,
    description,
    name,
    group,
    public_key: publicKey,
    questions: questions.map(questionFields),
    uuid,
    administrator,
    credential_authority: credentialAuthority,
  })
}

const FIELDS = 'version description name group public_key questions uuid ?administrator ?credential_authority'

/** Reads and checks an election. Whether the key is the trustees' is for `checkSetup`, which knows them. */
export const readElection = (text: string, tools: Tools = {}): Election => {
  const fields = readFields(parseJson(text), FIELDS)
  must(readInteger(fields['version']) === 1, 'election-version')
  const uuid = readText(fields['uuid'])
  must(UUID.test(uuid), 'election-uuid', { uuid })
  const group: Group = groupOf(readText(fields['group']))
  const questions = readList(fields['questions'], MAX_QUESTIONS, readQuestion)
  const publicKey = readText(fields['public_key'])
  const y = readElement(group, publicKey)
  const reckoning = arithmetic(group, tools)
  must(reckoning.isMember(y), 'element-group', { of: 'election' })
  return {
    text,
    fingerprint: jsonHash(text),
    name: readText(fields['name']),
    description: readText(fields['description']),
    group: group.name,
    publicKey,
    questions,
    uuid,
    ...(fields['administrator'] === undefined ? {} : { administrator: readText(fields['administrator']) }),
    ...(fields['credential_authority'] === undefined ? {} : { credentialAuthority: readText(fields['credential_authority']) }),
    in: reckoning,
    y,
    yPower: reckoning.fixed(y),
  }
}
