/** What is wrong with an archive, in plain words for whoever verifies it. */
import type { Fault, FaultCode } from '../../machines/sealed/fault.ts'

const SENTENCES: Record<FaultCode, string> = {
  'archive-size': 'The file is larger than any archive that we would read.',
  'archive-tar': 'This is not an archive as Belenios writes it: something stands in it that should not, or is cut off.',
  'archive-header': 'The file does not begin as an archive of Belenios does.',
  'archive-name': 'An entry does not have the content that its name promises.',
  'archive-twice': 'The same entry stands in the archive twice.',
  'archive-orphan': 'There is something in the archive that no event speaks of.',
  json: 'An entry is not compact JSON.',
  shape: 'An entry does not have the fields that it should have.',
  'chain-parent': 'An event does not follow the one before it: something was removed or replaced.',
  'chain-height': 'An event has another number than its place in the chain.',
  'chain-order': 'An event stands where it may not stand.',
  'chain-payload': 'An event speaks of something that does not stand before it.',
  'element-form': 'A number is not written as it must be.',
  'element-range': 'A number is outside the range of the group.',
  'element-group': 'A number does not belong to the group.',
  scalar: 'An exponent is not written as it must be, or is too large.',
  'election-version': 'The election is of a version that we do not know.',
  'election-group': 'The election uses a group that we do not know.',
  'election-uuid': 'The name of the election is not one.',
  'election-question': 'A question cannot be asked like this, or is of a kind that we do not count.',
  'election-key': 'The key of the election is not the one that the trustees made.',
  'trustee-proof': 'A trustee has not proved that they know the secret of their key.',
  'trustee-threshold': 'More shares are needed than there are trustees.',
  'trustee-certificate': 'The certificate of a trustee is not signed by them.',
  'trustee-polynomial': 'The commitments of a trustee are not theirs.',
  'trustee-key': 'The key of a trustee is not the one that the ceremony gave them.',
  'credential-twice': 'The same credential stands on the list twice.',
  'credential-weight': 'A credential has a weight that cannot be counted.',
  'ballot-election': 'A ballot was made for another election.',
  'ballot-credential': 'A ballot was cast with a credential that is not on the list.',
  'ballot-hash': 'The signature of a ballot is about another content.',
  'ballot-signature': 'A ballot is not signed by whoever has its credential.',
  'ballot-choice': 'A ballot does not prove that each choice is counted once or not at all.',
  'ballot-overall': 'A ballot does not prove that it chooses as many as it may.',
  'ballot-blank': 'A ballot does not prove that it is either blank or not.',
  'tally-count': 'The number of ballots that were counted is not the number in the box.',
  'tally-weight': 'The weight that was counted is not the weight in the box.',
  'tally-cipher': 'What was opened is not the sum of the ballots in the box.',
  'factor-owner': 'A part of the opening comes from nobody who may contribute, or comes twice.',
  'factor-proof': 'A part of the opening is not proved to be right.',
  'factor-missing': 'The result was announced before enough trustees had contributed.',
  result: 'The result is not what the box contains.',
  vote: 'The questions do not allow this vote.',
  credential: 'The credential was mistyped.',
  key: 'The secret does not belong to this key.',
  channel: 'A message was altered, or was meant for somebody else.',
  share: 'A scrutineer sent a share that does not fit what they published.',
  opening: 'What was revealed does not make this ballot.',
}

/** One sentence, and where it was found. */
export const faultSentence = ({ code, facts }: Fault): string => {
  const where = Object.entries(facts).map(([name, value]) => `${name} ${value}`)
  return [SENTENCES[code], `[${[code, ...where].join(', ')}]`].join(' ')
}
