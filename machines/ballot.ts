/**
 * One round of one ballot (票决, domain 4).
 *
 *   configured ─▶ rules_adopted ─▶ scrutineers_confirmed ─▶ quorum_checked ─▶ sealed_empty ─▶ issuing ─▶ open
 *                                                                                                         │ close
 *   archived ■ ◀─ announced ◀─ certified ◀─ counted ◀─ reconciled ◀───────────────────────────────────── closed
 *
 *   rules_adopted … reconciled ─ void ─▶ void ─ revote ─▶ archived ■, and the next round is born
 *
 * A reconciled ballot is declared valid by the chair before it is counted; a certified one may be called out before the
 * hall before it is announced. Once it is counted nobody can void it: that would be a second vote on the wish of whoever did not like the first.
 * An election that leaves seats open is voted on again between the tied, supplemented, or left vacant by decision before it is archived.
 * An open (named) ballot has no box to show and goes from quorum_checked to issuing. A show of hands or an acclamation
 * goes configured → quorum_checked → counted → announced. A secret ballot skips nothing.
 * Ballots that are issued together are led once, on the first of them: its companions hear the same words (together.ts); of an appraisal
 * that is weighed, a companion whose group is too small goes from sealed_empty to archived, and its raters get another's papers (raters.ts).
 * Casting is not a word: it goes through the booth and is never journalled.
 */
import { assign, setup } from 'xstate'
import { personOf } from './actor.ts'
import { ballotConditions, certifiersWith, counting, returnedBy, type BallotCondition, type BallotSaid } from './ballot-conditions.ts'
import { blankBallot, type BallotContext } from './ballot-context.ts'
import { when, type Condition, type Hear, type SaidAs } from './condition.ts'
import { electionOf } from './election.ts'
import { outcomeOf, type PaperCount, sameForAll } from './outcome.ts'
import { attendanceOf, isSealedEmpty, papersToIssue, ratersOf, sheetFor, titleUnder } from './raters.ts'

/** Judges what was counted. */
const counted = (context: BallotContext, { tally, returned, invalid }: PaperCount): Partial<BallotContext> => {
  const figures = { roll: context.roll, present: context.present, returned, valid: returned - invalid }
  const { items, sheet, passing } = context
  const verdicts = outcomeOf(items, sheet, tally, passing, figures)
  return {
    returned,
    invalid,
    valid: figures.valid,
    tally,
    verdicts,
    passed: verdicts.length === 0 || sheet !== null ? null : verdicts.every((verdict) => verdict.passed),
    election: sheet?.kind === 'election' ? electionOf(items, sheet, tally, passing, figures) : null,
  }
}

/** A paper for everybody in the hall; in an appraisal that is weighed, for the groups whose ballot it is. */
const issued = (context: BallotContext, said: SaidAs<BallotSaid, 'ballot.issue'>): Partial<BallotContext> => {
  const raters = ratersOf(context.sheet)
  if (raters === null || context.sheet === null) return { issued: said.known.session.present, onPaper: said.onPaper.length }
  const [own] = papersToIssue({ id: '', of: raters.of }, said.known.companions.filter(isSealedEmpty), said.known.attending)
  const of = said.raters ?? own?.of ?? raters.of
  const { present, onPaper } = attendanceOf(of, said.known.attending)
  return { issued: present, onPaper, sheet: sheetFor(context.sheet, of), title: titleUnder({ ...raters, of }) }
}

const hear: Hear<BallotContext, BallotSaid> = {
  'ballot.configure': (_, said) => ({
    session: said.session,
    agendaItem: said.agendaItem,
    matter: said.matter,
    motion: said.motion,
    title: said.title,
    power: said.power,
    method: said.method,
    items: said.items,
    sheet: said.sheet ?? null,
    passing: said.passing,
    finality: said.finality,
    round: (said.known.previous?.round ?? 0) + 1,
    previous: said.known.previous?.id ?? null,
    togetherWith: said.together ?? null,
    override: said.known.previous?.override ?? said.known.item?.override ?? null,
  }),
  'ballot.adjust': (_, said) => ({
    title: said.title,
    power: said.power,
    method: said.method,
    items: said.items,
    sheet: said.sheet ?? null,
    passing: said.passing,
    finality: said.finality,
  }),
  'ballot.adoptRules': () => ({}),
  'ballot.confirmScrutineers': (_, said) => ({ scrutineers: said.scrutineers, chief: said.chief, tellers: said.tellers }),
  'ballot.checkQuorum': (_, said) => ({ roll: said.known.session.roll, present: said.known.session.present }),
  'ballot.sealEmpty': () => ({}),
  'ballot.issue': (context, said) => ({
    present: said.known.session.present,
    ...issued(context, said),
    keys: context.method === 'sealed' ? (said.known.session.keys?.ceremony ?? null) : null,
  }),
  'ballot.absorb': () => ({}),
  'ballot.open': (_, said) => ({ openedAt: said.at, closesAt: said.closesAt }),
  'ballot.setClosing': (_, said) => ({ closesAt: said.closesAt }),
  'ballot.prompt': (_, said) => ({ promptedAt: said.at }),
  /** A bundle that was counted before has one paper less than now: both tellers count again. */
  'ballot.moveToPaper': (context) => ({ onPaper: context.onPaper + 1, paperEntries: [] }),
  'ballot.enterPaper': (context, said) => {
    const teller = personOf(said.by) ?? ''
    const entry = { teller, returned: said.returned, invalid: said.invalid, tally: said.tally }
    return { paperEntries: [...context.paperEntries.filter((other) => other.teller !== teller), entry].slice(-2) }
  },
  'ballot.close': (_, said) => ({ closedAt: said.at }),
  'ballot.reconcile': (context, said) => ({ returned: returnedBy(context, said) }),
  'ballot.declareValid': (_, said) => ({ declaredValidAt: said.at }),
  'ballot.void': (context, said) => ({
    voidReason: said.reason,
    returned: context.closedAt ? returnedBy(context, said) : null,
    tally: null,
    verdicts: [],
    passed: null,
  }),
  'ballot.fallBack': (_, said) => ({ voidReason: said.reason, fallback: said.method }),
  'ballot.revote': (_, said) => ({ next: said.ballot }),
  'ballot.recordHands': (context, said) => ({
    openedAt: said.at,
    closedAt: said.at,
    issued: context.present,
    ...counted(context, {
      returned: said.approve + said.oppose + said.abstain,
      invalid: 0,
      tally: sameForAll(context.items, { approve: said.approve, oppose: said.oppose, abstain: said.abstain }),
    }),
  }),
  'ballot.recordAcclamation': (context, said) => ({
    openedAt: said.at,
    closedAt: said.at,
    issued: context.present,
    ...counted(context, {
      returned: context.present,
      invalid: 0,
      tally: sameForAll(context.items, { approve: context.present - said.objections, oppose: said.objections, abstain: 0 }),
    }),
  }),
  'ballot.count': (context, said) => counted(context, counting(context, said)),
  'ballot.certify': (context, said) => ({ certifiedBy: certifiersWith(context, said) }),
  'ballot.reveal': (_, said) => ({ revealedAt: said.at }),
  'ballot.announce': (_, said) => ({ announcedAt: said.at }),
  'ballot.runOff': (_, said) => ({ next: said.ballot }),
  'ballot.supplement': (_, said) => ({ next: said.ballot }),
  'ballot.leaveVacant': (_, said) => ({ vacancyReason: said.reason }),
  'ballot.archive': () => ({}),
  'ballot.discard': () => ({}),
}

const stay = { actions: 'note' } as const
const to = <const T extends string>(target: T) => ({ target, actions: 'note' }) as const
const toIf = <const T extends string, const N extends BallotCondition>(target: T, ...names: N[]) => ({
  guard: when(...names),
  ...to(target),
})

const setting = [
  'sessionNotOver',
  'powerKept',
  'secretWhereRequired',
  'itemsDistinct',
  'finalWhereCounted',
  'sheetFits',
  'approvable',
  'surplusReached',
  'ratersWhole',
  'stageKept',
  'seatsAllotted',
] as const
/** Once its rules are adopted a ballot is announced or void: one that cannot go on would keep the session from closing. */
const voiding = { 'ballot.void': to('void'), 'ballot.fallBack': toIf('void', 'secretWhereRequired') } as const
const issue = ['notLed', 'sessionSitting', 'quorate', 'paperVotersPresent', 'twoTellers', 'ratersMerged'] as const
/** While papers are out and not all back. */
const toPaper = { 'ballot.moveToPaper': { guard: when('paperNotBack', 'paperByPhone', 'twoTellers'), ...stay } } as const

export const ballotMachine = setup({
  types: { context: {} as BallotContext, events: {} as BallotSaid },
  guards: {
    all: ({ context, event }, names: BallotCondition[]) =>
      names.every((name) => (ballotConditions[name] as Condition<BallotContext, BallotSaid>)(context, event)),
  },
  actions: {
    note: assign(({ context, event }) => (hear[event.type] as (c: BallotContext, s: BallotSaid) => Partial<BallotContext>)(context, event)),
  },
}).createMachine({
  id: 'ballot',
  initial: 'unborn',
  context: blankBallot,
  states: {
    unborn: {
      on: {
        'ballot.configure': toIf(
          'configured',
          ...setting,
          'motionTabled',
          'onAgenda',
          'motionSpared',
          'itemFree',
          'firstFits',
          'togetherFew',
        ),
      },
    },
    configured: {
      on: {
        'ballot.adjust': { guard: when(...setting, 'togetherByPaper', 'ratersLed'), ...stay },
        'ballot.adoptRules': toIf('rules_adopted', 'electronic', 'notLed', 'rulesAdopted', 'countedAdopted', 'finalityAdopted'),
        'ballot.checkQuorum': [
          toIf('quorum_checked', 'byHands', 'sessionSitting', 'quorate'),
          toIf('quorum_checked', 'byAcclamation', 'sessionSitting', 'quorate'),
        ],
        'ballot.archive': toIf('archived', 'ratersLed'),
      },
    },
    rules_adopted: {
      on: {
        'ballot.confirmScrutineers': toIf(
          'scrutineers_confirmed',
          'notLed',
          'scrutinyConfirmed',
          'scrutineersOnRoll',
          'scrutineersConfirmed',
          'scrutineersNotCandidates',
          'chiefAmongThem',
          'keysReach',
        ),
        ...voiding,
      },
    },
    scrutineers_confirmed: { on: { 'ballot.checkQuorum': toIf('quorum_checked', 'notLed', 'sessionSitting', 'quorate'), ...voiding } },
    quorum_checked: {
      on: {
        'ballot.checkQuorum': toIf('quorum_checked', 'notLed', 'sessionSitting', 'quorate'),
        'ballot.sealEmpty': toIf('sealed_empty', 'notLed', 'secret', 'boxEmpty', 'keysReach'),
        'ballot.issue': toIf('issuing', 'named', ...issue),
        'ballot.recordHands': toIf('counted', 'byHands', 'handsWithinPresent'),
        'ballot.recordAcclamation': toIf('counted', 'byAcclamation', 'objectionsWithinPresent'),
        ...voiding,
      },
    },
    sealed_empty: { on: { 'ballot.issue': toIf('issuing', ...issue), 'ballot.absorb': to('archived'), ...voiding } },
    issuing: { on: { 'ballot.open': toIf('open', 'notLed', 'sessionSitting', 'closingAhead'), ...toPaper, ...voiding } },
    open: {
      on: {
        'ballot.setClosing': { guard: when('notLed', 'timeNotOver', 'closingAhead'), ...stay },
        'ballot.prompt': { guard: when('overDays', 'timeNotOver', 'notPromptedToday'), ...stay },
        ...toPaper,
        'ballot.enterPaper': { guard: when('onPaper', 'paperAddsUp'), ...stay },
        'ballot.close': toIf('closed', 'notLed'),
        'ballot.discard': to('archived'),
        ...voiding,
      },
    },
    closed: {
      on: {
        'ballot.enterPaper': { guard: when('onPaper', 'paperAddsUp'), ...stay },
        'ballot.reconcile': toIf('reconciled', 'paperAgreed', 'withinIssue', 'turnoutReached', 'aboveFloor'),
        ...voiding,
      },
    },
    reconciled: {
      on: {
        'ballot.declareValid': { guard: when('notDeclaredValid'), ...stay },
        'ballot.count': toIf('counted', 'declaredValid', 'opened', 'tallyAddsUp'),
        'ballot.void': to('void'),
      },
    },
    counted: {
      on: {
        'ballot.certify': [
          toIf('certified', 'electronic', 'archiveVerified', 'notYetCertifiedBySpeaker', 'chiefAndAnother'),
          { guard: when('electronic', 'archiveVerified', 'notYetCertifiedBySpeaker'), ...stay },
        ],
        'ballot.announce': [toIf('announced', 'byHands'), toIf('announced', 'byAcclamation'), toIf('announced', 'electronic', 'certified')],
      },
    },
    certified: {
      on: {
        'ballot.reveal': { guard: when('secret', 'forTheHall'), ...stay },
        'ballot.announce': toIf('announced', 'notLed', 'companionsCertified'),
      },
    },
    announced: {
      on: {
        'ballot.runOff': toIf('archived', 'tied', 'sessionNotOver'),
        'ballot.supplement': toIf('archived', 'short', 'itemsDistinct', 'candidatesNew', 'sessionNotOver'),
        'ballot.leaveVacant': { guard: when('unfilled', 'vacancyUndecided'), ...stay },
        'ballot.archive': toIf('archived', 'filled'),
      },
    },
    void: { on: { 'ballot.revote': { guard: when('sessionNotOver'), ...to('archived') } } },
    archived: { type: 'final' },
  },
})
