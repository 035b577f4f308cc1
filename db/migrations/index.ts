/** The table of contents. Append only: what has once been released is never edited, reordered or taken out. */
import type { Migrations } from '../migrate.ts'
import * as foundation from './001-foundation.ts'
import * as sealedRules from './002-sealed-rules.ts'
import * as afterwards from './003-afterwards.ts'
import * as settings from './004-settings.ts'
import * as papers from './005-papers.ts'
import * as ritual from './006-ritual.ts'
import * as suggestionsAndWriting from './007-suggestions-and-writing.ts'
import * as running from './008-running.ts'
import * as sealedBoard from './009-sealed-board.ts'
import * as roll from './010-roll.ts'
import * as rehearsal from './011-rehearsal.ts'
import * as afterTheCongress from './012-after-the-congress.ts'
import * as rulesOfASession from './013-rules-of-a-session.ts'
import * as similarIndex from './014-similar-index.ts'
import * as noWriting from './015-no-writing.ts'
import * as offices from './016-offices.ts'
import * as elections from './017-elections.ts'
import * as views from './018-views.ts'
import * as units from './019-units.ts'
import * as history from './020-history.ts'
import * as motionPapers from './021-motion-papers.ts'
import * as questionLadder from './022-question-ladder.ts'
import * as awards from './023-awards.ts'
import * as candidacies from './024-candidacies.ts'
import * as together from './025-together.ts'
import * as ballotTidings from './026-ballot-tidings.ts'
import * as appraisals from './027-appraisals.ts'

export const migrations: Migrations = {
  '001-foundation': foundation,
  '002-sealed-rules': sealedRules,
  '003-afterwards': afterwards,
  '004-settings': settings,
  '005-papers': papers,
  '006-ritual': ritual,
  '007-suggestions-and-writing': suggestionsAndWriting,
  '008-running': running,
  '009-sealed-board': sealedBoard,
  '010-roll': roll,
  '011-rehearsal': rehearsal,
  '012-after-the-congress': afterTheCongress,
  '013-rules-of-a-session': rulesOfASession,
  '014-similar-index': similarIndex,
  '015-no-writing': noWriting,
  '016-offices': offices,
  '017-elections': elections,
  '018-views': views,
  '019-units': units,
  '020-history': history,
  '021-motion-papers': motionPapers,
  '022-question-ladder': questionLadder,
  '023-awards': awards,
  '024-candidacies': candidacies,
  '025-together': together,
  '026-ballot-tidings': ballotTidings,
  '027-appraisals': appraisals,
}
