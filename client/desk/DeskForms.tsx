import { useDay } from './day.tsx'
import { ConfigureForm } from './ConfigureForm.tsx'
import { IssueOnPaperForm, OpenUntilForm } from './IssueForms.tsx'
import { DiscardKeysForm } from './KeysPanel.tsx'
import { SupplementForm, VacancyForm } from './FurtherForms.tsx'
import { ItemForm } from './ItemForm.tsx'
import { NominateForm } from './NominateForm.tsx'
import { CollateForm, FallBackForm, OverrideForm, PapersLateForm, RemoveItemForm, VoidForm } from './ReasonForms.tsx'
import { DiscardForm, RehearseForm } from './RehearsalForms.tsx'
import { RulesForm } from './RulesForm.tsx'
import { RevealForm } from './RevealForm.tsx'
import { RecessForm } from './RecessForm.tsx'
import { ScheduleForm } from './ScheduleForm.tsx'
import { MoveToPaperForm, SetClosingForm } from './VotingForms.tsx'

export const DeskForms = () => {
  const { form } = useDay()
  switch (form?.is) {
    case undefined:
      return null
    case 'addItem':
      return <ItemForm id={null} after={form.of || null} />
    case 'editItem':
      return <ItemForm id={form.of} />
    case 'removeItem':
      return <RemoveItemForm item={form.of} />
    case 'override':
      return <OverrideForm item={form.of} />
    case 'collate':
      return <CollateForm item={form.of} />
    case 'papersLate':
      return <PapersLateForm />
    case 'writeRules':
      return <RulesForm />
    case 'discardKeys':
      return <DiscardKeysForm />
    case 'nominate':
      return <NominateForm />
    case 'configure':
      return <ConfigureForm item={form.of} ballot={null} />
    case 'adjust':
      return <ConfigureForm item="" ballot={form.of} />
    case 'issueOnPaper':
      return <IssueOnPaperForm id={form.of} />
    case 'openUntil':
      return <OpenUntilForm id={form.of} />
    case 'setClosing':
      return <SetClosingForm id={form.of} />
    case 'moveToPaper':
      return <MoveToPaperForm id={form.of} />
    case 'reveal':
      return <RevealForm id={form.of} />
    case 'rehearse':
      return <RehearseForm />
    case 'discard':
      return <DiscardForm />
    case 'void':
      return <VoidForm id={form.of} />
    case 'supplement':
      return <SupplementForm id={form.of} />
    case 'leaveVacant':
      return <VacancyForm id={form.of} />
    case 'fallBack':
      return <FallBackForm id={form.of} />
    case 'recess':
      return <RecessForm />
    case 'schedule':
      return <ScheduleForm />
  }
}
