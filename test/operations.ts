/** Every operation, whichever file of the contract it stands in; one that were missing here the description of the API would tell. */
import * as afterwards from '../server/after-contract.ts'
import * as awards from '../server/awards-contract.ts'
import * as candidates from '../server/candidates-contract.ts'
import * as congress from '../server/contract.ts'
import * as documents from '../server/documents-contract.ts'
import * as history from '../server/history-contract.ts'
import * as lists from '../server/lists-contract.ts'
import * as notices from '../server/notices-contract.ts'
import * as papers from '../server/papers-contract.ts'
import * as sealed from '../server/sealed-contract.ts'
import * as offices from '../server/offices-contract.ts'
import * as people from '../server/people-contract.ts'
import * as report from '../server/report-contract.ts'
import * as ratings from '../server/ratings-contract.ts'
import * as rehearsal from '../server/rehearsal-contract.ts'
import * as roll from '../server/roll-contract.ts'
import * as signIn from '../server/sign-in-contract.ts'
import * as session from '../server/session-contract.ts'
import * as settings from '../server/settings-contract.ts'
import * as units from '../server/units-contract.ts'
import * as writing from '../server/writing-contract.ts'

export const contract = {
  ...afterwards,
  ...awards,
  ...candidates,
  ...congress,
  ...documents,
  ...history,
  ...lists,
  ...notices,
  ...offices,
  ...papers,
  ...people,
  ...ratings,
  ...rehearsal,
  ...report,
  ...roll,
  ...sealed,
  ...session,
  ...settings,
  ...signIn,
  ...units,
  ...writing,
}
